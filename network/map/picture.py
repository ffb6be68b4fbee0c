"""Maps as pictures of their own: what an issue shows of them stays as it was published.

Their outlines weigh as much as all words of a page, whose readers need not wait for them.
"""

from functools import cache

import rcssmin
from django.conf import settings
from django.template.loader import render_to_string

SHEET = "css/site/maps.css"


def svg(template: str, **drawing) -> bytes:
    """The drawing as a file, in the colours of the page around it, light or dark."""
    markup = render_to_string(template, drawing)
    start, opening, rest = markup.partition(">")
    xmlns = ' xmlns="http://www.w3.org/2000/svg"'
    return f"{start}{xmlns}{opening}<style>{_style()}</style>{rest}".strip().encode()


@cache
def _style() -> str:
    return rcssmin.cssmin((settings.BASE_DIR / "static" / SHEET).read_text())
