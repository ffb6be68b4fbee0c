"""Zips to import: the handbook's example, and whatever a test makes of its files."""

import re
import zipfile
from io import BytesIO
from pathlib import Path

from PIL import Image

HANDBOOK = Path(__file__).resolve().parent.parent / "docs/bundles.md"


def picture() -> bytes:
    buffer = BytesIO()
    Image.new("RGB", (160, 96), (30, 60, 120)).save(buffer, "JPEG")
    return buffer.getvalue()


def example(**changes: tuple[str, str]) -> dict[str, bytes]:
    """The files of the handbook's example; `posts=("old", "new")` changes a text in posts.toml."""
    found = re.findall(r"```toml\n# (\S+)\n(.*?)```", HANDBOOK.read_text(), re.DOTALL)
    files = dict(found)
    for name, (old, new) in changes.items():
        file = "issues/2.toml" if name == "issue" else f"{name}.toml"
        assert old in files[file]
        files[file] = files[file].replace(old, new)
    return {name: text.encode(errors="surrogatepass") for name, text in files.items()} | {
        "pictures/meeting.jpg": picture()
    }


def zipped(files: dict[str, bytes], compression=zipfile.ZIP_DEFLATED) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def unzipped(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
