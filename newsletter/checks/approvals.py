"""Whether whoever speaks has approved what is printed of them."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from newsletter.fingerprints import of_block
from newsletter.models import Block, Interview, TextRequest

from .findings import Finding, Level
from .manuscript import Manuscript


def unapproved_text(manuscript: Manuscript) -> Iterator[Finding]:
    """Every interview, and every other text that whoever was asked has sent."""
    for block in manuscript.blocks:
        requests = manuscript.requests.get(block, [])
        sent = any(one.sent_at or one.approved_at or one.withdrawn_at for one in requests)
        if not (sent or isinstance(block, Interview)):
            continue
        text = of_block(block, manuscript.material)
        approval = next((one for one in reversed(requests) if one.approves(text)), None)
        if _is_withdrawn(requests, approval):
            yield Finding(
                "newsletter.I040",
                _("%(block)s: the author has withdrawn the text.") % {"block": block},
                _("Delete the block, or ask again and have it approved."),
                block,
            )
        elif approval is None:
            yield _may_pass(
                "newsletter.I041",
                _("%(block)s: nobody has approved this text.") % {"block": block},
                _("Send it to its author to be approved. A changed text needs a new approval."),
                block,
                text,
            )
        else:
            yield from _left_out(block, approval, text)


def _is_withdrawn(requests: list[TextRequest], approval: TextRequest | None) -> bool:
    ended = [place for place, one in enumerate(requests) if one.withdrawn_at]
    return bool(ended) and (approval is None or requests.index(approval) < ended[-1])


def _left_out(block: Block, approval: TextRequest, text: str) -> Iterator[Finding]:
    """Of an interview, also the photo and the contact are approved."""
    if not isinstance(block, Interview):
        return
    if block.shown_portrait and not approval.approves_photo:
        yield _may_pass(
            "newsletter.I042",
            _("%(block)s: the photo is not approved.") % {"block": block},
            _("Ask for the approval of the photo, or for another photo."),
            block,
            text,
        )
    if block.contact and not approval.approves_contact:
        yield _may_pass(
            "newsletter.I043",
            _("%(block)s: showing the contact is not approved.") % {"block": block},
            _("Untick “show the contact”, or ask for the approval."),
            block,
            text,
        )


def _may_pass(check_id: str, message: str, hint: str, block: Block, text: str) -> Finding:
    return Finding(check_id, message, hint, block, Level.WARNING, text)
