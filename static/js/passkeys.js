// Shows the button of a passkey where the browser knows passkeys, and joins it to allauth's script.
const button = document.querySelector("[data-passkey]")
const missing = document.querySelector("[data-passkey-missing]")
const failed = document.querySelector("[data-passkey-failed]")

function join() {
  const ids = {
    add: button.id,
    authenticate: button.id,
    login: button.id,
    credential: button.dataset.credential,
    passwordless: "id_passwordless",
    data: "js_data",
  }
  window.allauth.webauthn.forms[button.dataset.passkey]({ ids })
  button.form.addEventListener("submit", (event) => {
    event.preventDefault() // Enter in a field: there is nothing to send without the passkey
    button.click()
  })
}

document.addEventListener("allauth.error", (event) => {
  event.preventDefault()
  failed.textContent = failed.dataset.passkeyFailed
  failed.className = "alert"
})

if (window.webauthnJSON?.supported()) {
  join()
  button.hidden = false
  missing.hidden = true
}
