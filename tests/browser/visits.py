"""A visit of somebody at an embassy: what is clicked is counted, what is typed is remembered."""


def eventually(page, holds) -> None:
    """Wait until it holds: the browser scrolls smoothly, and late on a busy machine."""
    for _attempt in range(300):
        if holds():
            return
        page.wait_for_timeout(100)  # milliseconds
    raise AssertionError("It never held.")


class Visit:
    """A signed-in member on the home page of the admin."""

    def __init__(self, page):
        self.page, self.clicks = page, 0
        self.touches = page.evaluate("navigator.maxTouchPoints") > 0

    def click(self, role: str, name: str):
        self.choose(self.page.get_by_role(role, name=name, exact=True))

    def choose(self, place):
        self.clicks += 1
        place.tap() if self.touches else place.click()

    def tick(self, name: str, thing):
        self.choose(self.page.locator(f"[name={name}][value='{thing.pk}']"))

    def type(self, words: dict[str, str]):
        for name, text in words.items():
            self.page.locator(f"[name={name}]").fill(text)

    def typed(self, words: dict[str, str]) -> dict[str, str]:
        """What now stands where those words were typed."""
        return {name: self.page.locator(f"[name={name}]").input_value() for name in words}

    def save(self):
        self.click("button", "Save")

    def told(self) -> str:
        return self.page.locator(".messagelist").inner_text()


class Keyboard:
    """The same page without a mouse: Tab to a place, Enter or Space to use it."""

    def __init__(self, page):
        self.page = page

    def to(self, place, by="Tab"):
        """Tabs on, through whatever lies between; never loses sight of where it is."""
        for _stop in range(120):
            if place.evaluate("place => place === document.activeElement"):
                return
            self.page.keyboard.press(by)
            self._is_in_sight()
        raise AssertionError(f"No way by keyboard to {place}")

    def press(self, place, key: str, by="Tab"):
        self.to(place, by)
        self.page.keyboard.press(key)

    def type(self, words: dict[str, str]):
        for name, text in words.items():
            self.to(self.page.locator(f"[name={name}]"))
            self.page.keyboard.type(text)

    def _is_in_sight(self):
        seen = self.page.evaluate(SEEN)
        assert seen["outlined"], seen
        assert seen["inside"], seen


# A field made by a script may be outlined by the frame around it.
SEEN = """() => {
  const place = document.activeElement
  const box = place.getBoundingClientRect()
  const outlined = (frame) => {
    const style = frame && getComputedStyle(frame)
    return style && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2
  }
  return {
    place: place.outerHTML.slice(0, 200),
    outlined: outlined(place) || outlined(place.closest(".select2-selection, .prose-editor")),
    inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  }
}"""
