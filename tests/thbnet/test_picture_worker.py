"""The process that decodes stays small, whatever it is given to decode."""

import re
import subprocess
import sys

import pytest
from PIL import Image

from tests.thbnet.test_pictures import encoded, plain
from thbnet.pictures import worker

MOST_MEMORY = 300 * 1024  # KiB
MEASURED = """
import atexit, runpy, sys
atexit.register(lambda: sys.stderr.write(open("/proc/self/status").read()))
runpy.run_path(sys.argv[1], run_name="__main__")
"""


def drawn(content: bytes) -> tuple[int, int]:
    """(exit status, the most memory it held, in KiB)"""
    command = [sys.executable, "-I", "-c", MEASURED, worker.__file__]
    done = subprocess.run(command, input=content, capture_output=True, check=False)
    peak = re.search(rb"VmHWM:\s+(\d+)", done.stderr).group(1)
    return done.returncode, int(peak)


def large(mode: str, width: int, height: int) -> Image.Image:
    return Image.linear_gradient("L").resize((width, height)).convert(mode)


DRAWN = {
    "24-megapixel JPEG of a camera": lambda: encoded(plain(size=(6000, 4000)), "JPEG"),
    "16-megapixel JPEG, just too small to be halved": lambda: encoded(
        plain(size=(4608, 3456)), "JPEG"
    ),
    "50-megapixel progressive JPEG": lambda: encoded(
        plain(size=(8192, 6144)), "JPEG", progressive=True
    ),
    "CMYK of 15 megapixels": lambda: encoded(large("CMYK", 5000, 3000), "JPEG"),
    "transparent PNG of 15 megapixels": lambda: encoded(large("RGBA", 5000, 3000), "PNG"),
    "palette of 15 megapixels": lambda: encoded(large("P", 5000, 3000), "PNG"),
    "WebP of 15 megapixels": lambda: encoded(large("RGB", 5000, 3000), "WEBP", method=0),
}
REFUSED = {
    "24-megapixel WebP": lambda: encoded(large("RGBA", 6000, 4000), "WEBP", method=0),
    "progressive JPEG without any subsampling": lambda: encoded(
        plain(size=(8000, 6000)), "JPEG", progressive=True, subsampling=0
    ),
    "200-megapixel PNG": lambda: encoded(Image.new("1", (20_000, 10_000)), "PNG"),
}


@pytest.mark.parametrize("name", DRAWN)
def test_large_pictures_are_drawn_in_little_memory(name):
    status, peak = drawn(DRAWN[name]())
    assert status == 0
    assert peak < MOST_MEMORY


@pytest.mark.parametrize("name", REFUSED)
def test_larger_pictures_are_refused_in_little_memory(name):
    status, peak = drawn(REFUSED[name]())
    assert status == worker.TOO_MANY_PIXELS
    assert peak < MOST_MEMORY
