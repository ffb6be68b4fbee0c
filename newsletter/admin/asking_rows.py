"""The requested texts of an issue, as its page lists them."""

from dataclasses import dataclass

from newsletter.fingerprints import of_block
from newsletter.material import Material
from newsletter.models import Issue, TextRequest
from newsletter.rendering import anchor
from newsletter.texts import links
from thbnet.admin.links import admin_url
from thbnet.dates import today

State = TextRequest.State
UNANSWERED = {State.ASKED, State.WRITING}
ENDED = {State.APPROVED, State.WITHDRAWN, State.CANCELLED}


@dataclass(frozen=True)
class Row:
    request: TextRequest
    state: TextRequest.State
    is_editable: bool
    """Whether the issue is."""

    @property
    def block_url(self) -> str:
        issue, place = self.request.block.parent_id, anchor(self.request.block)
        return f"{admin_url(type(self.request.issue), 'change', issue)}#{place}"

    @property
    def link(self) -> str:
        """For who gets no mail; "" where it leads nowhere."""
        return links.link(self.request) if self.is_editable and self.request.is_open else ""

    @property
    def is_late(self) -> bool:
        due = self.request.due_on
        return bool(due) and due < today() and self.state in {*UNANSWERED, State.EXPIRED}

    @property
    def actions(self) -> list[str]:
        """What may be done with it: the names of buttons."""
        if not self.is_editable:
            return []
        found = ["remind"] if self.state in UNANSWERED and self.request.email else []
        found += ["ask-again"] if self.state == State.CHANGED else []
        found += ["renew"] if self.state in {*UNANSWERED, State.EXPIRED} else []
        return found + ([] if self.state in ENDED else ["cancel"])

    def url(self, action: str) -> str:
        issue = self.request.issue
        return admin_url(type(issue), "text_action", issue.pk, self.request.pk, action)

    @property
    def buttons(self) -> dict[str, str]:
        """Addresses by action, with `_` for `-`, as templates name them."""
        return {action.replace("-", "_"): self.url(action) for action in self.actions}


def rows(issue: Issue) -> list[Row]:
    """In as many queries for one request as for many."""
    material = Material(issue)
    blocks = {(type(block), block.pk): block for block in material.blocks}
    return [
        Row(request, request.state(of_block(blocks[kind, key], material)), issue.is_unpublished)
        for request in TextRequest.objects.of(issue).with_blocks()
        for kind, key in [(type(request.block), request.block.pk)]
    ]
