// Tables of rows and autocompletes leave their fields without a name: screen readers get one here.

const FIELDS = "td :is(input, select, textarea):not([type='hidden'])"

function labelOf(field) {
  const label = document.querySelector(`label[for="${field.id}"]`)
  if (label) return label
  const cell = field.closest(".inline-related td")
  return cell && cell.closest("table").tHead.rows[0].cells[cell.cellIndex]
}

function nameBy(label, field, ...others) {
  label.id ||= `${field.id}-name`
  return [label.id, ...others].join(" ")
}

function nameAutocomplete(select) {
  const label = labelOf(select)
  const box = select.parentElement.querySelector(".select2-container")
  if (!label || !box) return
  const chosen = box.querySelector(".select2-selection__rendered")
  for (const part of box.querySelectorAll("[role='combobox'], [role='searchbox'], [role='textbox']")) {
    part.setAttribute("aria-labelledby", nameBy(label, select, chosen.id))
  }
}

function nameAll(root) {
  for (const field of root.querySelectorAll(FIELDS)) {
    const label = labelOf(field)
    if (label?.tagName === "TH") field.setAttribute("aria-labelledby", nameBy(label, field))
  }
  root.querySelectorAll("select.admin-autocomplete").forEach(nameAutocomplete)
  for (const header of root.querySelectorAll("th:empty")) header.setAttribute("aria-hidden", "true")
}

// After jQuery's own list of things to do at the start, select2 among them.
window.addEventListener("load", () => django.jQuery(() => nameAll(document)))
// Select2 is put upon a new row by a listener of the same event.
document.addEventListener("formset:added", (event) => setTimeout(() => nameAll(event.target)))
