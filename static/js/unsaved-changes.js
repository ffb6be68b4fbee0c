// Previews and publication show what is saved. With changes that are not, say so first.

const form = document.getElementById("issue_form")
const status = document.getElementById("editor-status")
const words = document.getElementById("issue-editor").dataset

// Sorted: the block editor puts the same fields into another order while the page loads.
const contents = () =>
  [...new FormData(form)].map(([name, value]) => `${name}=${value.name ?? value}`).sort().join()

// A page that comes back with errors shows what was never saved.
let saved = document.querySelector(".errornote") ? "" : null
let leaving = false
const changed = () => saved !== null && contents() !== saved

window.addEventListener("load", () => {
  saved ??= contents()
})

form.addEventListener("submit", (event) => {
  leaving = !event.submitter?.formTarget // into a frame: the page stays
})

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-saved-only]")
  if (!link || !changed()) return
  event.preventDefault()
  status.textContent = words.unsaved
})

window.addEventListener("beforeunload", (event) => {
  if (!leaving && changed()) event.preventDefault()
})
