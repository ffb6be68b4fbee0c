// Publishing takes a while: one press is enough, and the page says that it is at work.

const form = document.querySelector("form[data-publishing]")

form?.addEventListener("submit", () => {
  form.querySelector("[role=status]").textContent = form.dataset.publishing
  // After the browser has gathered the form, or it would not be sent.
  setTimeout(() => {
    form.querySelector("button[type=submit]").disabled = true
  })
})

// Coming back from the page's cache: the button works again.
window.addEventListener("pageshow", (event) => {
  if (event.persisted) form?.querySelector("button[type=submit]")?.removeAttribute("disabled")
})
