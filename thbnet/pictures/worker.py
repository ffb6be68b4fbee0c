"""Draws one uploaded picture anew, alone in a process that may be killed. Knows nothing of Django.

Standard input: the file. Standard output: a JPEG, or a PNG where transparency matters. Decoders are
where hostile files do their harm: here they have little memory, little time and nothing to reach.
"""

import resource
import sys
from io import BytesIO

from PIL import Image, ImageOps

FORMATS = ["JPEG", "PNG", "WEBP"]
MOST_PIXELS = 24_000_000  # unpacked: the largest JPEG that cannot be halved
LONGEST_SIDE = 2400  # pixels: a full page width at 290 dpi
MOST_MEMORY = 280 * 1024**2  # bytes of address space
MOST_CPU = 10  # seconds
BLOCK = 8  # pixels: a JPEG is made of such squares
SMALL = 8 * BLOCK  # too small to lose a pixel at its edge
MOST_TURNS = 20  # of writing a JPEG anew, until that changes nothing
TOO_MANY_PIXELS = 3  # exit status


def limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_CPU, MOST_CPU))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    Image.MAX_IMAGE_PIXELS = None  # we count ourselves


def decode(content: bytes) -> Image.Image:
    """The first frame. Sizes are read before pixels; raises MemoryError on too many of them."""
    picture = Image.open(BytesIO(content), formats=FORMATS)
    whole = picture.width * picture.height
    share = min(1, LONGEST_SIDE / max(picture.size))
    # A large JPEG is unpacked at a half, a quarter or an eighth of its size.
    picture.draft("RGB", tuple(int(side * share) for side in picture.size))
    if picture.width * picture.height > MOST_PIXELS:
        raise MemoryError
    try:
        picture.load()
    except OSError as error:  # what some decoders say where there is no memory
        raise (MemoryError if whole > MOST_PIXELS else error) from error
    return picture


def canvas(picture: Image.Image) -> Image.Image:
    """Nothing but the pixels, upright, at most as large as we ever show them."""
    if picture.mode.startswith("I"):  # 16 bits of grey, which `convert` would clip to white
        picture = picture.point(lambda level: level / 256, "L")
    mode = "RGBA" if picture.has_transparency_data else "RGB"
    if picture.mode in {"1", "P"} or "transparency" in picture.info:  # no average of two indices
        picture = picture.convert(mode)
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    picture = ImageOps.exif_transpose(picture)
    drawn = Image.new(mode, picture.size if mode == "RGBA" else in_blocks(picture.size))
    drawn.paste(picture if picture.mode == mode else picture.convert(mode))
    return drawn


def in_blocks(size: tuple[int, int]) -> tuple[int, int]:
    """Without what would fill a part of a square: such an edge changes whenever it is written."""
    return size if min(size) < SMALL else tuple(side - side % BLOCK for side in size)


def encode(drawn: Image.Image) -> bytes:
    buffer = BytesIO()
    if drawn.mode == "RGBA":
        drawn.save(buffer, "PNG", optimize=True)
    else:
        drawn.save(buffer, "JPEG", quality=90, subsampling=0)
    return buffer.getvalue()


def settled(jpeg: bytes) -> bytes:
    """Written anew until that changes nothing: from then on, copies of copies lose nothing."""
    for _turn in range(MOST_TURNS):
        before, jpeg = jpeg, rewritten(jpeg)
        if jpeg == before:
            break
    return jpeg


def rewritten(jpeg: bytes) -> bytes:
    """What we would write for its pixels; their colours are not rounded on the way."""
    picture = Image.open(BytesIO(jpeg), formats=["JPEG"])
    picture.draft("YCbCr", picture.size)
    drawn = Image.new("YCbCr", picture.size)
    drawn.paste(picture)
    return encode(drawn)


def is_settled(content: bytes) -> bool:
    """Whether it holds nothing but what we wrote, here or elsewhere: it may stay as it is."""
    try:
        picture = Image.open(BytesIO(content), formats=["JPEG"])
        return max(picture.size) <= LONGEST_SIDE and rewritten(content) == content
    except (OSError, ValueError, SyntaxError):
        return False


def redrawn(content: bytes) -> bytes:
    if is_settled(content):
        return content
    written = encode(canvas(decode(content)))
    return written if written.startswith(b"\x89PNG") else settled(written)


def main() -> None:
    limit()
    try:
        written = redrawn(sys.stdin.buffer.read())
    except MemoryError:
        sys.exit(TOO_MANY_PIXELS)
    sys.stdout.buffer.write(written)


if __name__ == "__main__":
    main()
