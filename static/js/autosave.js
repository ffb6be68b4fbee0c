// Saves an author's text as they type: what changed, a moment after the last key, and when the page
// goes out of sight. Without a connection it tries again. Words come from the template.

const PAUSE = 1500 // milliseconds after the last key
const RETRY = 5000

const form = document.getElementById("authors-text")
const status = document.getElementById("saved")
const upload = form.elements.portrait
const ENDED = [403, 404, 410]

let saved = {}
let timer = 0
let working = false
let leaving = false

const isText = (field) => field.name && (field.matches("textarea, input[type=text], input[type=radio]"))

function contents() {
  const found = {}
  for (const field of form.elements) {
    if (isText(field) && (field.type !== "radio" || field.checked)) found[field.name] = field.value
  }
  return found
}

function changed() {
  return Object.entries(contents()).filter(([name, value]) => saved[name] !== value)
}

const waits = () => changed().length > 0 || (upload?.files.length ?? 0) > 0

function sent(changes) {
  const data = new FormData()
  for (const name of ["csrfmiddlewaretoken", "format"]) data.append(name, form.elements[name].value)
  for (const [name, value] of changes) {
    data.append(name, value)
    const stamp = form.elements[`${name}-from`]
    if (stamp) data.append(stamp.name, stamp.value)
  }
  if (upload?.files.length) data.append(upload.name, upload.files[0])
  return data
}

function tell(words) {
  if (status.textContent !== words) status.textContent = words
}

function mark(errors) {
  for (const place of form.querySelectorAll("[data-part]")) {
    place.querySelector(".text-field__errors").textContent = (errors[place.dataset.part] ?? []).join(" ")
  }
}

async function save(leavingPage = false) {
  clearTimeout(timer)
  if (working || leaving || !waits()) return
  const changes = changed()
  const picture = upload?.files[0]
  working = true
  tell(form.dataset.saving)
  try {
    const response = await fetch(form.action, {
      method: "POST",
      body: sent(changes),
      headers: { Accept: "application/json" },
      keepalive: leavingPage && !picture,
    })
    await take(response, changes, picture)
  } catch {
    tell(form.dataset.offline)
    later(RETRY)
  } finally {
    working = false
  }
}

async function take(response, changes, picture) {
  if (ENDED.includes(response.status)) {
    tell(form.dataset.ended)
    return
  }
  const isJson = response.headers.get("Content-Type")?.startsWith("application/json")
  if (!isJson) throw new Error(`status ${response.status}`)
  const { told, errors = {} } = await response.json()
  tell(told)
  if (response.status === 429) return later(RETRY * 4)
  mark(errors)
  // What was refused is not sent again before it is changed.
  Object.assign(saved, Object.fromEntries(changes))
  if (picture && upload.files[0] === picture) upload.value = ""
  if (waits()) later(PAUSE)
}

function later(pause) {
  clearTimeout(timer)
  timer = setTimeout(save, pause)
}

form.addEventListener("input", () => later(PAUSE))
form.addEventListener("change", () => later(PAUSE))
form.addEventListener("click", () => later(PAUSE)) // the focal point, set by a script
form.addEventListener("submit", () => { leaving = true })
window.addEventListener("load", () => { saved = contents() })
window.addEventListener("online", () => later(0))
window.addEventListener("pageshow", () => { leaving = false })
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") save(true)
})
window.addEventListener("beforeunload", (event) => {
  if (!leaving && waits()) event.preventDefault()
})
