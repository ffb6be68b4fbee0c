// The area in which a rich text is written takes the name and the language of its field.

document.addEventListener("prose-editor:ready", ({ detail: { editor, textarea } }) => {
  const area = editor.view.dom
  area.setAttribute("aria-label", textarea.labels[0]?.textContent.trim() ?? "")
  area.lang = textarea.lang
})
