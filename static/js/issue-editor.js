// The block editor without a mouse. Blocks get buttons to open and to move them, and stand in the
// document in the order in which they are seen. Words come from the template.

const texts = document.getElementById("issue-editor").dataset
const status = document.getElementById("editor-status")
const say = (text, values) => text.replace(/%\((\w+)\)s/g, (_, name) => values[name])

// Blocks start closed: forty open ones are a wall. Who opens all of them finds them open again.
localStorage["ContentEditor:collapseAll"] ??= "true"

const machine = () => document.querySelector(".order-machine")
const orderOf = (block) => Number(block.style.order)

function nameOf(block) {
  const kind = block.querySelector("h3 > b").textContent.replace(/\s*:$/, "")
  const title = block.querySelector(".inline_label").firstChild?.textContent.trim()
  return title ? say(texts.name, { kind, title }) : kind
}

function blocks() {
  const all = machine().querySelectorAll(".inline-related:not(.empty-form)")
  return [...all].sort((one, other) => orderOf(one) - orderOf(other))
}

// Reading and tabbing follow the document, not the CSS order by which blocks are moved.
function arrange() {
  const focused = document.activeElement
  let next = machine().firstElementChild
  for (const block of blocks()) {
    if (block === next) next = next.nextElementSibling
    else machine().insertBefore(block, next)
  }
  if (machine().contains(focused)) focused.focus({ preventScroll: true })
}

function move(block, step) {
  const list = blocks()
  const place = list.indexOf(block) + step
  if (place >= 0 && place < list.length) {
    list.splice(place - step, 1)
    list.splice(place, 0, block)
    list.forEach((each, index) => {
      each.style.order = 10 * (index + 1)
      each.querySelector(".order-machine-ordering").value = each.style.order
    })
    arrange()
  }
  announce(block)
}

function announce(block) {
  const list = blocks()
  const position = list.indexOf(block) + 1
  status.textContent = say(texts.moved, { block: nameOf(block), position, count: list.length })
}

function button(name, block, label, symbol) {
  const made = document.createElement("button")
  made.type = "button"
  made.className = `block-button block-button--${name}`
  made.dataset.name = name
  made.textContent = symbol
  made.setAttribute("aria-label", say(label, { block: nameOf(block) }))
  return made
}

// An element that the editor made for the mouse becomes a button for everyone.
function enable(element, label) {
  element.tabIndex = 0
  element.setAttribute("role", "button")
  if (label) element.setAttribute("aria-label", label)
}

function equip(block) {
  const heading = block.querySelector("h3")
  if (heading.querySelector(".block-button")) return
  const moves = document.createElement("span")
  moves.className = "block-moves"
  moves.append(button("up", block, texts.up, "↑"), button("down", block, texts.down, "↓"))
  heading.prepend(button("show", block, texts.show, ""))
  heading.append(moves)
  const target = block.querySelector(".order-machine-insert-target")
  enable(target, say(texts.insert, { block: nameOf(block) }))
  block.prepend(target)
  reflect(block)
}

function reflect(block) {
  const closed = block.classList.contains("collapsed")
  block.querySelector("[data-name=show]")?.setAttribute("aria-expanded", String(!closed))
}

const blockAt = (hash) => document.getElementById(hash.slice(1))?.closest("[data-anchor]")

function open(block) {
  block.classList.remove("collapsed")
  block.querySelector("[data-name=show]").focus()
}

// After saving, what was open is open; from a list of findings, the block in question.
function openAsBefore() {
  const collapsed = new URLSearchParams(location.hash.slice(1)).get("collapsed")?.split(",")
  for (const block of blocks()) {
    const isOpen = collapsed && !collapsed.includes(block.style.order)
    if (isOpen || block.querySelector(".errorlist")) block.classList.remove("collapsed")
  }
  for (const list of document.querySelectorAll("details .errorlist")) {
    list.closest("details").open = true
  }
  const wanted = blockAt(location.hash)
  if (wanted) open(wanted)
}

// The block that a link on this page leads to.
function followed(event) {
  const link = event.target.closest("a[href^='#']")
  const block = link && blockAt(link.hash)
  if (!block) return
  event.preventDefault()
  open(block)
}

// A deletion happens when the page is saved; until then, the same box takes it back.
function ticked(event) {
  const box = event.target.closest(".delete > input")
  if (!box) return
  const block = box.closest(".inline-related")
  status.textContent = say(box.checked ? texts.deleted : texts.kept, { block: nameOf(block) })
  setTimeout(() => box.focus()) // the editor takes the focus away
}

function pressed(event) {
  const target = event.target.closest(".order-machine-insert-target, .plugin-button")
  if (!target || !["Enter", " "].includes(event.key)) return
  event.preventDefault()
  target.click()
  if (target.matches(".selected")) {
    document.querySelector(".plugin-buttons .plugin-button:not(.content-editor-hide)").focus()
  }
}

function escaped(event) {
  if (event.key === "Escape" && event.target.closest(".plugin-buttons")) {
    document.querySelector(".order-machine-insert-target.selected")?.focus()
  }
}

function clicked(event) {
  const used = event.target.closest(".block-button")
  const step = { up: -1, down: 1 }[used?.dataset.name]
  if (!step) return
  event.stopPropagation() // the heading around it would close the block
  move(used.closest(".inline-related"), step)
  used.focus()
}

// What was said stays long enough to be read, and then frees the page it covers.
let fading
new MutationObserver(() => {
  clearTimeout(fading)
  fading = setTimeout(() => status.replaceChildren(), 8000) // milliseconds
}).observe(status, { childList: true })

document.addEventListener("content-editor:ready", () => {
  for (const block of blocks()) equip(block)
  for (const choice of document.querySelectorAll(".plugin-buttons .plugin-button")) enable(choice)
  enable(machine().querySelector(".order-machine-insert-target.last"), texts.append)
  machine().append(machine().querySelector(".order-machine-insert-target.last"))
  for (const icon of machine().parentElement.querySelectorAll("h3 > .material-icons, .plugin-button-icon"))
    icon.ariaHidden = "true"
  arrange()
  openAsBefore()

  machine().addEventListener("click", clicked, true)
  machine().addEventListener("dragend", () => setTimeout(arrange))
  document.addEventListener("keydown", pressed)
  document.addEventListener("keydown", escaped)
  document.addEventListener("change", ticked)
  document.addEventListener("click", followed)
  document.addEventListener("formset:added", (event) => {
    equip(event.target)
    event.target.querySelector("fieldset :is(input, select, textarea)").focus()
    setTimeout(arrange)
  })
  new MutationObserver((changes) => {
    for (const { target } of changes) if (target.matches(".inline-related")) reflect(target)
  }).observe(machine(), { subtree: true, attributeFilter: ["class"] })
})
