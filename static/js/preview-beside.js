// The preview beside the text, where there is room: on demand, remembered, and where one is writing.

import { frame, jumpTo, links, show } from "./issue-preview.js"

const toggle = document.getElementById("preview-toggle")
const form = document.getElementById("issue_form")
const blockOf = (element) => element.closest?.("[data-anchor]")?.dataset.anchor

function open(wanted) {
  document.body.classList.toggle("preview-beside", wanted)
  toggle.setAttribute("aria-expanded", String(wanted))
  if (wanted && !frame.src) {
    const last = links.find((link) => link.href === sessionStorage["preview-shown"])
    frame.src = (last ?? links[0]).href
    show(frame.src)
  }
}

toggle.addEventListener("click", () => {
  localStorage["preview-beside"] = String(toggle.getAttribute("aria-expanded") === "false")
  open(localStorage["preview-beside"] === "true")
})

let written = sessionStorage["preview-at"]
form.addEventListener("focusin", (event) => {
  const anchor = blockOf(event.target)
  if (!anchor || anchor === written) return
  written = sessionStorage["preview-at"] = anchor
  jumpTo(anchor)
})

// A page that was saved begins where its writer was, and so does the preview beside it.
frame.addEventListener("load", () => {
  const current = links.find((link) => link.hasAttribute("aria-current"))
  sessionStorage["preview-shown"] = current.href
  if (written) jumpTo(written)
})

open(localStorage["preview-beside"] === "true")
