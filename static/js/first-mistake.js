// A form that comes back begins where there is something to correct, which may be screens below.

window.addEventListener("load", () => document.querySelector("form [aria-invalid='true']")?.focus())
