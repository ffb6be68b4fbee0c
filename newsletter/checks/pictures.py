"""Pictures: told in words, credited, and shown with the consent of whoever is on them."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from newsletter.models import Image
from newsletter.models.blocks import People

from .findings import Finding, Level
from .manuscript import Manuscript

CHILD = re.compile(
    r"\b(?:child|children|boys?|girls?|pupils?|bab(?:y|ies)|teenagers?|"
    r"enfants?|garçons?|filles?|fillettes?|élèves|bébés?|adolescente?s?)\b",
    re.IGNORECASE,
)


def untold_picture(manuscript: Manuscript) -> Iterator[Finding]:
    for block in _images(manuscript):
        if not (block.alt_en or block.alt_fr):
            yield Finding(
                "newsletter.I030",
                _("%(block)s: there is no alternative text.") % {"block": block},
                _("Write what a reader who cannot see the image needs to know."),
                block,
            )
        if not block.credit:
            yield _may_pass(
                "newsletter.I031",
                _("%(block)s: there is no credit.") % {"block": block},
                _("Name who took or drew it."),
                block,
            )


def consent(manuscript: Manuscript) -> Iterator[Finding]:
    for block in _images(manuscript):
        if not block.people:
            yield Finding(
                "newsletter.I032",
                _("%(block)s: it is not said who is in the picture.") % {"block": block},
                _("Choose it in “who is in the picture”."),
                block,
            )
        elif block.people == People.ADULTS and not block.consent:
            yield _may_pass(
                "newsletter.I033",
                _("%(block)s: nobody’s consent is recorded.") % {"block": block},
                _("Note who agreed, when, and where that is kept."),
                block,
            )
        elif block.people == People.CHILDREN and not (block.consent and block.guardian_consent):
            yield Finding(
                "newsletter.I034",
                _("%(block)s: a child is shown, and a consent is missing.") % {"block": block},
                _(
                    "Record the child’s own consent and that of the parents or the guardian, "
                    "or take the picture out. No reason lets it pass."
                ),
                block,
            )


def unmentioned_child(manuscript: Manuscript) -> Iterator[Finding]:
    for block in _images(manuscript):
        told = f"{block.alt_en} {block.alt_fr} {block.caption_en} {block.caption_fr}"
        if block.people in (People.NOBODY, People.ADULTS) and (word := CHILD.search(told)):
            yield _may_pass(
                "newsletter.I035",
                _("%(block)s: the words say “%(word)s”, yet no child is said to be shown.")
                % {"block": block, "word": word[0]},
                _("Correct “who is in the picture”, or write why no child can be recognised."),
                block,
            )


def _images(manuscript: Manuscript) -> Iterator[Image]:
    return (block for block in manuscript.blocks if isinstance(block, Image))


def _may_pass(check_id: str, message: str, hint: str, block: Image) -> Finding:
    """A reason holds for this file and these words."""
    evidence = f"{block.image.name}|{block.people}|{block.alt_en}|{block.caption_en}"
    return Finding(check_id, message, hint, block, Level.WARNING, evidence)
