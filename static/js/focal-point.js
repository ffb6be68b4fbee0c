// The focal point, moved over the picture by pointer or by arrow keys, with the crop it leads to.
// Without this module the nine positions beside it do. Words come from the template.

const STEP = 0.02 // of a side; five times as far with Shift
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }
const within = (value, most) => Math.min(Math.max(value, 0), most)

class FocalPoint {
  constructor(field) {
    this.field = field
    this.find = (selector) => field.querySelector(selector)
    this.radios = [...field.querySelectorAll("input[type=radio]")]
    this.own = this.radios.at(-1)
    this.mark = this.find(".focal-point-mark")
    this.stage = this.find(".focal-point-stage > img")
    this.cropped = this.find(".focal-point-crop > img")
    const name = this.own.name.replace(/_ppoi$/, "")
    this.upload = this.own.form.elements.namedItem(name)
    this.listen()
    this.show()
  }

  listen() {
    this.upload.addEventListener("change", () => this.show())
    this.stage.addEventListener("load", () => this.draw())
    this.stage.addEventListener("error", () => { this.find(".focal-point-editor").hidden = true })
    this.stage.addEventListener("click", (event) => this.follow(event))
    this.mark.addEventListener("keydown", (event) => this.press(event))
    this.mark.addEventListener("pointerdown", (event) => this.mark.setPointerCapture(event.pointerId))
    this.mark.addEventListener("pointermove", (event) => {
      if (this.mark.hasPointerCapture(event.pointerId)) this.follow(event)
    })
    for (const radio of this.radios) radio.addEventListener("change", () => this.draw())
  }

  // The picture just chosen, which nobody has uploaded yet, or the one the form shows.
  show() {
    URL.revokeObjectURL(this.stage.src)
    const [chosen] = this.upload.files
    const shown = this.upload.closest(".picture-input").querySelector("img")
    const address = chosen ? URL.createObjectURL(chosen) : shown?.src
    this.find(".focal-point-editor").hidden = !address
    if (address) this.stage.src = this.cropped.src = address
  }

  get point() {
    const value = this.radios.find((radio) => radio.checked)?.value || "0.5x0.5"
    return value.split("x").map(Number)
  }

  set point([x, y]) {
    const value = [x, y].map((share) => Number(within(share, 1).toFixed(2))).join("x")
    const known = this.radios.find((radio) => radio.value === value)
    if (!known) {
      this.own.value = value
      this.own.closest("label").hidden = false
    }
    (known || this.own).checked = true
    this.draw()
  }

  follow(event) {
    const box = this.stage.getBoundingClientRect()
    this.point = [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height]
  }

  press(event) {
    const arrow = ARROWS[event.key]
    if (!arrow) return
    event.preventDefault()
    const step = STEP * (event.shiftKey ? 5 : 1)
    this.point = this.point.map((share, side) => share + arrow[side] * step)
  }

  draw() {
    const [left, top] = this.point.map((share) => Math.round(share * 100))
    this.mark.style.left = `${left}%`
    this.mark.style.top = `${top}%`
    this.mark.ariaValueNow = left
    const values = { left, top }
    this.mark.ariaValueText = this.field.dataset.position.replace(/%\((\w+)\)s/g, (_, name) => values[name])
    this.crop()
  }

  // As the server does it: as much as fits, with the point in its middle where the edges allow.
  crop() {
    const [width, height] = this.upload.dataset.crop.split("x")
    const whole = [this.stage.naturalWidth, this.stage.naturalHeight]
    const scale = Math.min(whole[0] / width, whole[1] / height)
    const part = [width * scale, height * scale]
    const [left, top] = this.point.map((share, side) =>
      within(share * whole[side] - part[side] / 2, whole[side] - part[side]) / part[side])
    this.cropped.parentElement.style.aspectRatio = `${width} / ${height}`
    this.cropped.style.width = `${(whole[0] / part[0]) * 100}%`
    this.cropped.style.left = `${-left * 100}%`
    this.cropped.style.top = `${-top * 100}%`
  }
}

for (const field of document.querySelectorAll(".focal-point")) new FocalPoint(field)
