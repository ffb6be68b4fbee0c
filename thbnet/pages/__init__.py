"""The pages about the site: as they are given with it, in the files beside this, and as edited.

A file's first line is the title, the rest the text; links in it are in the file's own language.
"""

from functools import cache
from pathlib import Path

from django.conf import settings
from django.db import transaction

from thbnet.models import Page

FOLDER = Path(__file__).parent


@cache
def given(key: str) -> dict[str, str]:
    """The columns of the page as it is given with the site."""
    columns = {}
    for language, _name in settings.LANGUAGES:
        text = (FOLDER / f"{key}.{language}.html").read_text(encoding="utf-8")
        title, _end, body = text.partition("\n")
        columns[f"title_{language}"] = title.removeprefix("<h1>").removesuffix("</h1>")
        columns[f"body_{language}"] = body.strip()
    return columns


def page(key: str) -> Page:
    """The page as it was edited, else as it is given."""
    return Page.objects.filter(key=key).first() or Page(key=key, **given(key))


@transaction.atomic
def setup_pages() -> list[Page]:
    """Add the pages that are missing, and tell which; what is there was edited, and stays."""
    there = set(Page.objects.values_list("key", flat=True))
    added = [Page(key=key, **given(key)) for key in Page.Key.values if key not in there]
    for row in added:
        row.full_clean()
        row.save()
    return added
