// The frame with the preview. Its choices are links into the frame; here they learn which one is
// shown, and its own links to other pages open beside it: these refuse to be framed.

const panel = document.getElementById("preview-panel")
const frame = panel.querySelector("iframe")
const unsaved = panel.querySelector("[formtarget]")
const links = [...panel.querySelectorAll("a[target]")]

export function show(url) {
  for (const link of links) {
    if (link.href === new URL(url, location).href) link.setAttribute("aria-current", "true")
    else link.removeAttribute("aria-current")
  }
  if (unsaved) unsaved.formAction = url
}

// Not `scrollIntoView`: it would move the page around the frame as well.
export function jumpTo(anchor) {
  const place = frame.contentDocument?.getElementById(anchor)
  if (!place) return
  const view = frame.contentWindow
  view.scrollTo(0, place.getBoundingClientRect().top + view.scrollY - 16)
}

panel.addEventListener("click", (event) => {
  const link = event.target.closest("a[target]")
  if (link) show(link.href)
})

frame.addEventListener("load", () => {
  for (const link of frame.contentDocument?.links ?? []) {
    if (!link.getAttribute("href").startsWith("#")) link.target = "_blank"
  }
})

export { frame, links, panel }
