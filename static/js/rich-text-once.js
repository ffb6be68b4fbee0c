// A page with a hundred rich texts says once what they may contain. The editor asks each field for
// it, so this runs before the editor does: modules run in the order of the document.

const { attribute, configuration } = JSON.parse(document.getElementById("rich-text").textContent)

for (const field of document.querySelectorAll("textarea[data-rich-text]")) {
  field.setAttribute(attribute, JSON.stringify(configuration))
}
