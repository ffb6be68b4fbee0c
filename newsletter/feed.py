"""The newsletter as an Atom feed (RFC 4287), each issue with its whole text.

An entry is known by an id of its own: the portal may get another address, a correction is the same
entry, updated. What is withdrawn is left out.
"""

import datetime
import re
from uuid import UUID, uuid5

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, Enclosure
from django.utils.translation import get_language, gettext

from .models import Edition

MOST = 12  # issues: three years
UTC = datetime.UTC
EPOCH = datetime.datetime(1970, 1, 1, tzinfo=UTC)
ENTRIES = UUID("35709568-f620-4630-a2ba-10cdb9ce6b9d")  # drawn once, for this
TAG = re.compile(r"""<[a-zA-Z](?:[^>"']|"[^"]*"|'[^']*')*>""")
ADDRESS = re.compile(r"""(\s(?:href|src)=["'])(#|/(?!/))""")
NOT_IN_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class WholeTexts(Atom1Feed):
    """Entries have their text in `content`."""

    def latest_post_date(self):
        """Without entries it would be now: a feed that never stops changing."""
        return super().latest_post_date() if self.items else EPOCH

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        handler.addQuickElement("content", item["content"], {"type": "html"})


def feed(editions: list[Edition]) -> bytes:
    """The feed of these editions, in the active language."""
    address = reverse("newsletter:feed")
    made = WholeTexts(
        title=gettext("thbnet, the newsletter"),
        link=settings.SITE_URL + reverse("newsletter:archive"),
        feed_url=settings.SITE_URL + address,
        description="",
        subtitle=gettext("What the network does, who does it, and what was learnt."),
        language=get_language(),
        author_name="thbnet",
        author_link=f"{settings.SITE_URL}/",
        feed_copyright=gettext("You may quote it and pass it on, if you name the source."),
    )
    for edition in editions:
        made.add_item(**_entry(edition))
    return made.writeString("utf-8").encode()


def _entry(edition: Edition) -> dict:
    address = settings.SITE_URL + edition.issue.get_absolute_url()
    pdf = settings.SITE_URL + edition.issue.get_pdf_url()
    return {
        "title": clean(f"{edition.issue}: {edition.title}"),
        "link": address,
        "unique_id": entry_id(edition),
        "description": clean(" ".join(f"{one['title']}." for one in edition.teasers)),
        "content": clean(absolute(_content(edition), address)),
        "pubdate": edition.issue.published_at,
        "updateddate": edition.revision.made_at,
        "enclosures": [Enclosure(pdf, str(edition.pdf_bytes), "application/pdf")],
    }


def entry_id(edition: Edition) -> str:
    """The same for as long as the issue is published; another one in each language and portal.

    Made of the moment of publication, to a millionth of a second.
    """
    issue = edition.issue
    known_by = f"{issue.number} {issue.published_at.astimezone(UTC).isoformat()} {edition.language}"
    return uuid5(ENTRIES, known_by).urn


def _content(edition: Edition) -> str:
    return render_to_string("newsletter/_feed_entry.html", {"edition": edition})


def absolute(html: str, page: str) -> str:
    """The HTML with full addresses: a feed is read elsewhere. `page` is where it stands."""

    def complete(match: re.Match) -> str:
        attribute, start = match.groups()
        return f"{attribute}{page}#" if start == "#" else f"{attribute}{settings.SITE_URL}/"

    return TAG.sub(lambda tag: ADDRESS.sub(complete, tag.group()), html)


def clean(text: str) -> str:
    """Without the characters that no XML may hold."""
    return NOT_IN_XML.sub("", text)
