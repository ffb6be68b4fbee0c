// A button that copies the link beside it. Without this module the link is there to be selected.

for (const place of document.querySelectorAll(".request__link")) {
  const button = place.querySelector("button")
  const link = place.querySelector("input")
  button.hidden = !navigator.clipboard
  button.addEventListener("click", async () => {
    link.select()
    await navigator.clipboard.writeText(link.value)
    place.querySelector("[role=status]").textContent = place.dataset.copied
  })
}
