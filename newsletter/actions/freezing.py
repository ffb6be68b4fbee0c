"""From a draft to rows that never change again, in two steps.

First everything is laid out and drawn, which takes seconds and holds no lock for long. Then it is
stored, in the transaction that decides who publishes.
"""

import hashlib
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse

from newsletter import pdf
from newsletter.codes import new_code
from newsletter.imprint import Imprint
from newsletter.material import Material
from newsletter.models import Edition, EditionPicture, Revision
from newsletter.pictures import Pictures
from newsletter.rendering import announce, list_contents, render


@dataclass(frozen=True)
class Composition:
    """One language as HTML, with its pictures: from here on the database is not needed."""

    language: str
    code: str
    title: str
    teasers: list[dict[str, str]]
    contents: list[dict[str, str]]
    html: str
    pictures: dict[str, bytes]
    sheet: str
    sheet_pictures: dict[str, bytes]

    def drawn(self) -> pdf.Document:
        """Raises pdf.RenderingFailed."""
        return pdf.write(self.sheet, pictures=self.sheet_pictures)


def compose(material: Material, revision: Revision) -> list[Composition]:
    """Every language of the material, as that revision."""
    return [_compose(material, revision, language) for language, _name in settings.LANGUAGES]


def _compose(material: Material, revision: Revision, language: str) -> Composition:
    issue = material.issue
    imprint = Imprint(revision, issue.main.published_at or revision.made_at, new_code())
    pictures = Pictures(reverse("newsletter-picture", args=[issue.number, "-"])[:-1])
    sheet_pictures = Pictures(pdf.PICTURES_URL)
    return Composition(
        language=language,
        code=imprint.code,
        title=getattr(issue, f"title_{language}"),
        teasers=announce(material, language=language),
        contents=list_contents(material, language=language),
        html=render(material, language=language, medium="web", pictures=pictures, imprint=imprint),
        pictures=pictures.contents,
        sheet=render(
            material, language=language, medium="pdf", pictures=sheet_pictures, imprint=imprint
        ),
        sheet_pictures=sheet_pictures.contents,
    )


def store(revision: Revision, drawn: list[tuple[Composition, pdf.Document]]) -> list[Edition]:
    """Save the revision with its pictures and editions."""
    revision.save()
    contents = {name: data for composed, _pdf in drawn for name, data in composed.pictures.items()}
    EditionPicture.objects.bulk_create(
        EditionPicture(revision=revision, name=name, content=content)
        for name, content in contents.items()
    )
    return [_store(revision, composed, document) for composed, document in drawn]


def _store(revision: Revision, composed: Composition, document: pdf.Document) -> Edition:
    return Edition.objects.create(
        revision=revision,
        language=composed.language,
        code=composed.code,
        title=composed.title,
        teasers=composed.teasers,
        contents=[
            {**block, "page": document.anchors.get(block["anchor"])} for block in composed.contents
        ],
        html=composed.html,
        pdf=document.content,
        pdf_sha256=hashlib.sha256(document.content).hexdigest(),
        pages=document.pages,
    )
