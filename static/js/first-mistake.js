// A form that comes back begins where there is something to correct, which may be screens below.
// A mistake of no single field is told above them all.

window.addEventListener("load", () => {
  const field = document.querySelector("form [aria-invalid='true']")
  const sentence = document.querySelector("form .errorlist.nonfield")
  sentence?.setAttribute("tabindex", "-1")
  const first = field ?? sentence
  first?.focus()
  // As if by Tab: what is typed next replaces what was wrong.
  if (first?.matches("input")) first.select()
})
