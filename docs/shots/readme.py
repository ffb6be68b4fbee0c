"""What the README shows: the home page, and the first page of the newsletter's PDF."""

import io
from collections.abc import Iterator

import pypdfium2
from PIL import Image
from playwright.sync_api import Page

WIDTHS = {"portal": 960, "pdf": 622}  # pixels
BELOW = 48  # pixels of white below the newest issue


def pictures(page: Page) -> Iterator[tuple[str, Image.Image]]:
    """By name, each as wide as it is shown."""
    page.goto("/en/", wait_until="networkidle")
    latest = page.locator(".latest").bounding_box()
    clip = {"x": 0, "y": 0, "width": 1280, "height": latest["y"] + latest["height"] + BELOW}
    pdf = page.request.get("/en/newsletter/1/pdf/").body()
    taken = {
        "portal": Image.open(io.BytesIO(page.screenshot(clip=clip, full_page=True))),
        "pdf": pypdfium2.PdfDocument(pdf)[0].render(scale=2).to_pil(),
    }
    for name, picture in taken.items():
        height = round(picture.height * WIDTHS[name] / picture.width)
        yield name, picture.convert("RGB").resize((WIDTHS[name], height), Image.Resampling.LANCZOS)
