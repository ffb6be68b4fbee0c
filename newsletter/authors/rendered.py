"""A column as its author sees it: exactly what the web page of the issue will show."""

from dataclasses import dataclass

from django.conf import settings

from newsletter.pictures import InlinePictures
from newsletter.rendering import render_block
from newsletter.texts import Text


@dataclass(frozen=True)
class Column:
    language: str
    name: str
    html: str
    missing: list[str]
    """The texts, or the questions, without an answer in this language."""


def columns(text: Text) -> list[Column]:
    """The languages asked for, and those in which editors have written meanwhile."""
    names, parts = dict(settings.LANGUAGES), text.parts_in_every_language
    written = {part.language for part in parts if part.value}
    shown = [code for code in names if code in written or code in text.request.asked_languages]
    return [
        Column(
            code,
            names[code],
            render_block(text.block, text.material, language=code, pictures=InlinePictures()),
            [part.told for part in parts if part.language == code and not part.value],
        )
        for code in shown
    ]
