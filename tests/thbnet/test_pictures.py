"""Uploaded pictures are hostile until decoded. Every file here is made on the spot."""

import struct
import zlib
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from thbnet.pictures import redraw
from thbnet.pictures.worker import LONGEST_SIDE

GPS, ORIENTATION = 0x8825, 0x0112
RED, GREEN = (200, 30, 30), (30, 200, 30)


def encoded(picture: Image.Image, kind: str, **options) -> bytes:
    buffer = BytesIO()
    picture.save(buffer, kind, **options)
    return buffer.getvalue()


def plain(mode="RGB", size=(40, 30), colour=RED) -> Image.Image:
    return Image.new(mode, size, colour)


def uploaded(content: bytes, name="portrait.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="image/jpeg")


def redrawn(content: bytes, name="portrait.jpg") -> Image.Image:
    return Image.open(redraw(uploaded(content, name)))


def chunk(kind: bytes, data: bytes) -> bytes:
    checksum = struct.pack(">I", zlib.crc32(kind + data))
    return struct.pack(">I", len(data)) + kind + data + checksum


def bomb(side: int) -> bytes:
    """A few hundred bytes that claim to be a PNG of side x side pixels."""
    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\0" * 1000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels)


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>'
NO_PICTURES = {
    "EPS": lambda: encoded(plain(), "EPS"),
    "GIF": lambda: encoded(plain(), "GIF"),
    "TIFF": lambda: encoded(plain(), "TIFF"),
    "ICO": lambda: encoded(plain(), "ICO"),
    "PDF": lambda: encoded(plain(), "PDF"),
    "SVG": lambda: SVG,
    "HTML named .jpg": lambda: b"<html><script>alert(1)</script></html>",
    "GIF that is a script": lambda: b"GIF89a=1;alert(1)//",
    "truncated JPEG": lambda: encoded(plain(size=(900, 900)), "JPEG")[:3000],
    "truncated WebP": lambda: encoded(Image.effect_noise((400, 400), 90), "WEBP")[:900],
    "JPEG header alone": lambda: b"\xff\xd8\xff\xe0",
    "no bytes": lambda: b"",
    "zeros": lambda: b"\0" * 5000,
}


@pytest.mark.parametrize("name", NO_PICTURES)
def test_file_that_is_no_picture_of_ours_is_refused(name):
    with pytest.raises(ValidationError, match="JPEG, PNG or WebP"):
        redraw(uploaded(NO_PICTURES[name]()))


@pytest.mark.parametrize("side", [5000, 10_000, 60_000])
def test_bomb_is_refused_before_it_is_unpacked(side):
    with pytest.raises(ValidationError, match="15 megapixels"):
        redraw(uploaded(bomb(side), "bomb.png"))


def test_file_of_more_than_ten_megabytes_is_refused():
    with pytest.raises(ValidationError, match="at most 10 MB"):
        redraw(uploaded(encoded(plain(), "JPEG") + b"\0" * 10 * 1024 * 1024))


def test_position_and_camera_are_gone():
    exif = Image.Exif()
    exif[0x010F] = "Camera of somebody"
    exif.get_ifd(GPS).update({1: "N", 2: (43.0, 51.0, 0.0)})
    content = encoded(plain(), "JPEG", exif=exif, comment=b"at home")
    assert GPS in Image.open(BytesIO(content)).getexif()

    clean = redraw(uploaded(content)).read()

    assert not Image.open(BytesIO(clean)).getexif()
    assert b"somebody" not in clean
    assert b"at home" not in clean
    assert b"Exif" not in clean


def test_what_hides_behind_the_picture_is_gone():
    content = encoded(plain(), "JPEG") + b"PK\x03\x04<script>alert(1)</script>"
    assert b"script" not in redraw(uploaded(content)).read()


def test_picture_taken_sideways_stands_upright():
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    assert redrawn(encoded(plain(size=(40, 30)), "JPEG", exif=exif)).size == (30, 40)


@pytest.mark.filterwarnings("ignore:Corrupt EXIF data:UserWarning")  # Pillow tells the log
def test_broken_metadata_does_no_harm():
    content = encoded(plain(), "JPEG", exif=b"Exif\0\0II*\0\xff\xff\xff\xff broken")
    assert redrawn(content).size == (40, 30)


def test_large_photograph_is_scaled_down():
    """As a telephone takes it: 50 megapixels, which a JPEG never unpacks as a whole."""
    assert redrawn(encoded(plain(size=(8192, 6144)), "JPEG")).size == (LONGEST_SIDE, 1800)


KINDS = {
    "CMYK": lambda: encoded(plain().convert("CMYK"), "JPEG"),
    "16-bit grey": lambda: encoded(Image.new("I;16", (40, 30), 128 * 256), "PNG"),
    "palette": lambda: encoded(plain().quantize(4), "PNG"),
    "black and white": lambda: encoded(Image.new("1", (40, 30)), "PNG"),
    "animated WebP": lambda: encoded(
        plain(), "WEBP", save_all=True, append_images=[plain(colour=GREEN)], lossless=True
    ),
}
COLOURS = {"16-bit grey": (128,) * 3, "black and white": (0,) * 3}


@pytest.mark.parametrize("name", KINDS)
def test_unusual_pictures_keep_their_colours(name):
    picture = redrawn(KINDS[name]())
    assert (picture.format, picture.mode, picture.size) == ("JPEG", "RGB", (40, 30))
    assert getattr(picture, "n_frames", 1) == 1
    expected = COLOURS.get(name, RED)
    differences = zip(picture.getpixel((20, 15)), expected, strict=True)
    assert max(abs(found - wanted) for found, wanted in differences) <= 12


PHOTOGRAPHS = {
    "grain": lambda: encoded(Image.effect_noise((600, 400), 90), "PNG"),
    "colours at their limits": lambda: encoded(
        Image.merge("RGB", [Image.effect_noise((300, 200), sigma) for sigma in (60, 120, 200)]),
        "JPEG",
    ),
    "transparent": lambda: encoded(plain("RGBA", colour=(*RED, 90)), "PNG"),
}


@pytest.mark.parametrize("name", PHOTOGRAPHS)
def test_picture_drawn_anew_stays_as_it_is_when_it_is_drawn_again(name):
    """It may go from portal to portal and lose nothing."""
    once = redraw(uploaded(PHOTOGRAPHS[name]())).read()
    assert redraw(uploaded(once)).read() == once
    assert b"hidden" not in redraw(uploaded(once + b"hidden")).read()


def test_transparency_is_kept():
    content = encoded(plain("RGBA", colour=(*RED, 0)), "PNG")
    picture = redrawn(content, "logo.png")
    assert picture.format == "PNG"
    assert picture.getpixel((5, 5))[3] == 0


@pytest.mark.parametrize(
    "name", ["portrait.exe", "../../etc/passwd", "x.html", "a\0.jpg", "p" * 300]
)
def test_name_is_ours_and_tells_the_truth(name):
    picture = redraw(uploaded(encoded(plain(), "PNG"), name))
    stem, extension = picture.name.split(".")
    assert extension == "jpg"
    assert len(stem) == 32
    assert picture.read(3) == b"\xff\xd8\xff"
