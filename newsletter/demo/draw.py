"""Draws the demo's pictures: faceless portraits, so that nobody's likeness is used, and a coast.

The pictures are kept beside the content; `python -m newsletter.demo.draw` draws them anew.
"""

from dataclasses import dataclass
from math import cos, pi, sin

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from . import CONTENT

FINE = 3  # drawn three times too large, then reduced: smooth edges
PORTRAIT = (600, 720)
LANDSCAPE = (1400, 720)


@dataclass(frozen=True)
class Look:
    ground: tuple[str, str]  # top, bottom
    skin: str
    hair: str
    coat: str
    long_hair: bool = False
    collar: str = "#f4efe6"


LOOKS = {
    "lefebvre": Look(("#2f4474", "#9aa9bd"), "#e8c3a2", "#5a4a3f", "#1b2f55"),
    "paradas": Look(("#7d3a32", "#cfa290"), "#e3b896", "#33261f", "#5b1f28", long_hair=True),
    "north-minca": Look(("#2a6359", "#9dbcb2"), "#efcdb0", "#93593a", "#27414f", long_hair=True),
    "emeraux": Look(("#6b5426", "#c4ab78"), "#d9ab86", "#2a2523", "#1d2431", collar="#8fa7bd"),
    "birot": Look(("#4a3a66", "#b3a8c4"), "#e6bf9f", "#8a8580", "#2f3542"),
}
HORIZON = 420
HEADLANDS = ("#4a5f86", "#2b426d", "#17274a")


def portrait(look: Look) -> Image.Image:
    picture = _ground(PORTRAIT, *look.ground)
    draw = ImageDraw.Draw(picture)
    _ellipse(draw, (-150, -60, 420, 640), _mixed(look.ground[0], look.ground[1], 0.35))
    if look.long_hair:
        _rounded(draw, (182, 150, 418, 500), 118, look.hair)
    _coat(draw, look)
    _rounded(draw, (258, 380, 342, 520), 40, _mixed(look.skin, "#7a4a35", 0.25))
    _shaded_face(picture, look)
    _hair(picture, look)
    return picture.resize(PORTRAIT, Image.Resampling.LANCZOS)


def coast() -> Image.Image:
    """The sea at dusk between headlands: no place in particular."""
    width, height = LANDSCAPE
    picture = Image.new("RGB", (width * FINE, height * FINE), "#2f4a78")
    picture.paste(_ground((width, HORIZON), "#22345c", "#f0c58b"))
    draw = ImageDraw.Draw(picture)
    _ellipse(draw, (820, 330, 950, 460), "#fbe7c2")
    draw.rectangle([_fine((0, HORIZON)), _fine(LANDSCAPE)], "#2f4a78")
    for row, glints in enumerate(range(HORIZON + 14, 640, 22)):
        reach = 70 + row * 9
        draw.rectangle([_fine((885 - reach, glints)), _fine((885 + reach, glints + 5))], "#b79f8d")
    for depth, colour in enumerate(HEADLANDS):
        draw.polygon([_fine(point) for point in _headland(depth)], fill=colour)
    return picture.resize(LANDSCAPE, Image.Resampling.LANCZOS)


def _headland(depth: int) -> list[tuple[float, float]]:
    """From the left edge down to its shore in the sea; the nearer, the lower and the wider."""
    reach, shore = 470 + depth * 270, (HORIZON, 530, 790)[depth]
    rise = 190 + depth * 60
    line = [
        (x, shore - rise * cos(x / reach * pi / 2) - 12 * sin(x / reach * pi * 3))
        for x in range(0, reach + 10, 10)
    ]
    return [(-10, shore), (-10, line[0][1]), *line]


def _coat(draw: ImageDraw.ImageDraw, look: Look) -> None:
    _ellipse(draw, (70, 500, 530, 980), look.coat)
    dark = _mixed(look.coat, "#000000", 0.3)
    draw.polygon([_fine(p) for p in [(236, 505), (364, 505), (300, 690)]], fill=look.collar)
    draw.polygon([_fine(p) for p in [(236, 495), (196, 530), (262, 640), (300, 720)]], fill=dark)
    draw.polygon([_fine(p) for p in [(364, 495), (404, 530), (338, 640), (300, 720)]], fill=dark)


def _shaded_face(picture: Image.Image, look: Look) -> None:
    face = _mask(picture, (212, 168, 388, 430), 84)
    picture.paste(look.skin, mask=face)
    shade = ImageChops.offset(face, 70 * FINE, 0)
    shade = ImageChops.multiply(shade.filter(ImageFilter.GaussianBlur(9 * FINE)), face)
    shadow = _mixed(look.skin, "#7a4a35", 0.35)
    picture.paste(shadow, mask=shade.point(lambda level: level // 2))


def _hair(picture: Image.Image, look: Look) -> None:
    """A cap over the upper part of the head, parted where the hair is long."""
    cap = _mask(picture, (200, 132, 400, 444), 100)
    keep = Image.new("L", picture.size, 0)
    draw = ImageDraw.Draw(keep)
    fringe = [(150, 100), (450, 100), (450, 250), (392, 250), (372, 214), (228, 214), (208, 250)]
    parting = [(150, 100), (450, 100), (450, 400), (386, 400), (366, 262), (272, 196), (214, 400)]
    outline = [*(parting if look.long_hair else fringe), (150, 250)]
    draw.polygon([_fine(point) for point in outline], fill=255)
    picture.paste(look.hair, mask=ImageChops.multiply(cap, keep))


def _ground(size: tuple[int, int], top: str, bottom: str) -> Image.Image:
    width, height = size
    gradient = Image.linear_gradient("L").resize((width * FINE, height * FINE))
    upper, lower = (Image.new("RGB", gradient.size, colour) for colour in (top, bottom))
    return Image.composite(lower, upper, gradient)


def _mask(picture: Image.Image, box: tuple, radius: int) -> Image.Image:
    mask = Image.new("L", picture.size, 0)
    _rounded(ImageDraw.Draw(mask), box, radius, 255)
    return mask


def _rounded(draw: ImageDraw.ImageDraw, box: tuple, radius: int, fill) -> None:
    draw.rounded_rectangle([side * FINE for side in box], radius * FINE, fill=fill)


def _ellipse(draw: ImageDraw.ImageDraw, box: tuple, fill: str) -> None:
    draw.ellipse([side * FINE for side in box], fill=fill)


def _fine(point: tuple[float, float]) -> tuple[float, float]:
    return point[0] * FINE, point[1] * FINE


def _mixed(one: str, other: str, share: float) -> tuple[int, int, int]:
    """The colour that lies that share of the way from one to the other."""
    pairs = ((int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5))
    return tuple(round(a + (b - a) * share) for a, b in pairs)


def draw_all() -> None:
    pictures = {name: portrait(look) for name, look in LOOKS.items()} | {"coast": coast()}
    for name, picture in pictures.items():
        picture.save(CONTENT / "pictures" / f"{name}.jpg", quality=82, optimize=True)


if __name__ == "__main__":
    draw_all()
