// The area in which a rich text is written takes the name and the language of its field, and the
// buttons above it speak the language of the page.

function translate(field) {
  for (const button of field.querySelectorAll("button[title]")) {
    button.title = button.ariaLabel = gettext(button.title)
  }
  for (const choice of field.querySelectorAll(".prose-menubar__option > *")) {
    choice.textContent = gettext(choice.textContent)
  }
}

document.addEventListener("prose-editor:ready", ({ detail: { editor, textarea } }) => {
  const area = editor.view.dom
  area.setAttribute("aria-label", textarea.labels[0]?.textContent.trim() ?? "")
  area.lang = textarea.lang
  // The first one when the editor starts. The buttons come after it, and others come when the cursor
  // enters another kind of paragraph.
  editor.on("transaction", () => setTimeout(() => translate(area.closest(".prose-editor"))))
})
