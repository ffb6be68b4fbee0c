"""On the home page of the admin: the texts that the member is asked for, whoever they are."""

from dataclasses import dataclass

from newsletter.models import TextRequest
from newsletter.texts import Text
from newsletter.texts.links import path


@dataclass(frozen=True)
class Asked:
    request: TextRequest
    url: str
    has_changed: bool
    """Whether the editors changed what the member had approved."""


def asked_texts(request) -> dict:
    mine = TextRequest.objects.open().filter(member=request.user).with_blocks()
    found = [Asked(one, path(one), one.approved_at is not None) for one in mine]
    return {"asked": [one for one in found if not _is_done(one.request)]}


def _is_done(request: TextRequest) -> bool:
    """Only who has approved once is compared with the text of today."""
    return request.approved_at is not None and Text(request).is_approved
