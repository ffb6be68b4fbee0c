// Compares the chosen file with the published one, without sending it anywhere.

const form = document.querySelector("form[data-sha256]")
const results = form.querySelectorAll("[data-result]")

function show(result) {
  for (const message of results) message.hidden = message.dataset.result !== result
}

async function sha256(file) {
  const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer())
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("")
}

async function compare(file) {
  if (!file) return show("none")
  try {
    show((await sha256(file)) === form.dataset.sha256 ? "same" : "other")
  } catch {
    show("unreadable")
  }
}

// Only over HTTPS and on this machine; elsewhere the form is sent, as without this script.
if (window.crypto?.subtle) {
  document.querySelector("[data-stays]").hidden = false
  form.addEventListener("submit", (event) => {
    event.preventDefault()
    compare(form.elements.file.files[0])
  })
  form.elements.file.addEventListener("change", () => compare(form.elements.file.files[0]))
}
