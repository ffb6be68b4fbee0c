from collections.abc import Callable, Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

from . import fonts, stylesheet


class Made(BaseFinder):
    """Finds what is made, making it first where one of its sources is younger."""

    def __init__(self, *_args, **_kwargs):
        self.storage = FileSystemStorage(location=settings.ASSETS_ROOT)

    def find(self, path, find_all=False):
        if path not in recipes():
            return []
        file = Path(self.storage.path(path))
        if not file.exists() or file.stat().st_mtime < _youngest_source():
            self._make(path)
        return [str(file)] if find_all else str(file)

    def list(self, _ignore_patterns) -> Iterator[tuple[str, FileSystemStorage]]:
        for path in recipes():
            self._make(path)
            yield path, self.storage

    def _make(self, path: str) -> None:
        file = Path(self.storage.path(path))
        file.parent.mkdir(parents=True, exist_ok=True)
        half_made = file.with_name(f"{file.name}.{id(self)}")
        half_made.write_bytes(recipes()[path]())
        half_made.replace(file)  # at once: somebody else may be reading it


def recipes() -> dict[str, Callable[[], bytes]]:
    """How each file is made, by its path below static/."""
    pieces = fonts.pieces(stylesheet.FONTS)
    return {"css/site.css": stylesheet.stylesheet} | {
        name: lambda letters=letters: fonts.piece(letters) for name, letters in pieces.items()
    }


def _youngest_source() -> float:
    folder = (stylesheet.CSS / "site").stat().st_mtime  # moves when a part comes or goes
    return max(folder, *(part.stat().st_mtime for part in [*stylesheet.parts(), stylesheet.PRINT]))
