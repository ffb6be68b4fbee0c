"""A proof: the draft drawn as it would be published. It changes nothing."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import transaction

from newsletter import fingerprints, pdf
from newsletter.checks import Finding, findings, unsettled
from newsletter.events import display_name
from newsletter.faults import naming_the_block
from newsletter.imprint import next_revision
from newsletter.layout import remember_pages
from newsletter.material import Material
from newsletter.models import Issue, Revision
from thbnet.locks import alone

from .freezing import Composition, compose


class NotPublishable(Exception):
    """The checks found something that an editor must settle first."""

    def __init__(self, found: list[Finding]):
        super().__init__("; ".join(map(str, found)))
        self.findings = found


class AlreadyPublished(Exception):
    """Somebody else was first, or the issue was published long ago."""


@dataclass(frozen=True)
class Proof:
    revision: Revision
    text: tuple
    """Of which text it is: see `text_of`."""
    drawn: list[tuple[Composition, pdf.Document]]

    @property
    def pages(self) -> dict[str, int]:
        return {composed.language: document.pages for composed, document in self.drawn}


def prove(drafts, issue: Issue, *, at: datetime.datetime) -> Proof:
    """The issue as it is saved now, drawn as if it were published at that time.

    While it is read, nobody saves it; while it is drawn, anybody may.
    Raises AlreadyPublished when it is not among `drafts`, NotPublishable, pdf.RenderingFailed.
    """
    with transaction.atomic():
        draft = drafts.select_for_update().filter(pk=issue.pk).first()
        if draft is None:
            raise AlreadyPublished
        material = Material(draft)
        checklist(material)
        revision = next_revision(draft, at=at)
        compositions = compose(material, revision)
    drawn = []
    for composed in compositions:
        with naming_the_block(material, language=composed.language):
            drawn.append((composed, composed.drawn()))
    proof = Proof(revision, text_of(material), drawn)
    remember_pages(material, proof.pages)
    return proof


def text_of(material: Material) -> tuple:
    """Equal for two readings of an issue between which nobody has changed it."""
    issue = material.issue
    # On its pages too, and not in the fingerprint: why it changes.
    note = (issue.correction_kind, issue.correction_note_en, issue.correction_note_fr)
    return fingerprints.of_issue(material), *note


def checklist(material: Material) -> list[dict[str, str]]:
    """What the checks found, each with the reason why it may pass and whose reason it is.

    Raises NotPublishable when something has none.
    """
    found = findings(material)
    reasons = list(material.issue.reasons.select_related("given_by"))
    if stopping := unsettled(found, reasons):
        raise NotPublishable(stopping)
    given = {reason.key: reason for reason in reasons}
    return [
        {
            "id": finding.id,
            "message": finding.message,
            "reason": given[finding.key].reason,
            "given_by": display_name(given[finding.key].given_by),
        }
        for finding in found
    ]


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Wait until nobody else on this machine publishes: who comes second need not draw anything.

    Inside a transaction nobody waits: whoever holds rows and whoever holds the file could wait for
    each other. Between machines, and then, the conditional update alone decides.
    """
    if transaction.get_connection().in_atomic_block:
        yield
        return
    with alone(__file__):
        yield
