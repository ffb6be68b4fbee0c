// Puts the rich text where the editor finds it, in place of the plain text for who has no scripts.
// Not a module: it must be done before the editor's modules start.

if (HTMLScriptElement.supports?.("importmap")) {
  for (const box of document.querySelectorAll("textarea[data-html]")) {
    box.value = box.dataset.html
    box.form.elements.format.value = "html"
  }
}
