"""The frame's links: the main menu, and this page in the other languages."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

MENU = (
    ("strategy:strategy", _("Strategy")),
    ("network:countries", _("Countries")),
    ("network:actors", _("Who is who")),
    ("strategy:actions", _("Actions")),
    ("newsletter:archive", _("Newsletter")),
)
LOCALES = {"en": "en_GB", "fr": "fr_FR"}


@dataclass(frozen=True)
class Entry:
    label: str
    url: str
    current: str
    """A value of aria-current: "page", "true" for a page further inside, or empty."""


@dataclass(frozen=True)
class Alternate:
    code: str
    name: str
    url: str

    @property
    def locale(self) -> str:
        """The language as it is written in Europe, in the form of Open Graph."""
        return LOCALES.get(self.code, self.code)


def menu(path: str) -> list[Entry]:
    entries = [(label, reverse(name)) for name, label in MENU]
    return [Entry(label, url, _current(path, url)) for label, url in entries]


def _current(path: str, url: str) -> str:
    if path == url:
        return "page"
    return "true" if path.startswith(url) else ""


def address(request) -> str:
    """The page's own address: of a query string, only the number of a list's page belongs to it."""
    return _with_query(request.path, page_number(request))


def page_number(request) -> dict[str, str]:
    """The number of a list's page, as its parameter; empty without one."""
    page = request.GET.get("page", "")
    return {"page": page} if page.isascii() and page.isdecimal() else {}


def switches(request, kept: dict[str, str]) -> list[Alternate]:
    """Where the language switch leads: to this page, and to what the reader has chosen on it."""
    return alternates(_with_query(request.path, kept))


def _with_query(path: str, parameters: dict[str, str]) -> str:
    return f"{path}?{urlencode(parameters)}" if parameters else path


def alternates(address: str) -> list[Alternate]:
    """The page at that address in every language: they differ in their first part only."""
    first, _slash, rest = address.removeprefix("/").partition("/")
    codes = [code for code, _name in settings.LANGUAGES]
    rest = rest if first in codes else ""
    return [Alternate(code, _own_name(code), f"/{code}/{rest}") for code in codes]


def _own_name(code: str) -> str:
    """What the language calls itself: a reader looks for it in it."""
    return get_language_info(code)["name_local"].capitalize()
