"""What the checks say of an issue, beside the reasons given: for the pages that show it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.utils.text import capfirst

from newsletter.models import Block, Reason

from .findings import Finding, Level


@dataclass(frozen=True)
class Item:
    finding: Finding
    reason: Reason | None
    """Why it may pass, where somebody wrote it down."""

    @property
    def state(self) -> str:
        """`error`, `warning` or `passed`."""
        return "passed" if self.reason else self.finding.level.value


@dataclass(frozen=True)
class Group:
    """What was found in a block, or, where `anchor` is empty, in the issue as a whole."""

    block: Block | None
    anchor: str
    found: list[Item]

    @property
    def kind(self) -> str:
        return capfirst(self.block._meta.verbose_name) if self.block else ""


class Report:
    def __init__(self, findings: Iterable[Finding], reasons: Iterable[Reason]):
        self.findings = list(findings)
        self.reasons = list(reasons)

    @cached_property
    def unsettled(self) -> list[Finding]:
        """What stops the issue: errors, and warnings that nobody has given a reason for."""
        return unsettled(self.findings, self.reasons)

    @cached_property
    def by_anchor(self) -> dict[str, list[Finding]]:
        """The findings by the anchor of their block; under "" those of the whole issue."""
        found: dict[str, list[Finding]] = {}
        for finding in self.findings:
            found.setdefault(finding.anchor, []).append(finding)
        return found

    @cached_property
    def groups(self) -> list[Group]:
        """Block by block, the whole issue first; errors come before warnings."""
        return [
            Group(found[0].block, anchor, self._items(found))
            for anchor, found in sorted(self.by_anchor.items(), key=lambda pair: bool(pair[0]))
        ]

    @cached_property
    def idle_reasons(self) -> list[Reason]:
        """Given for what is no longer found."""
        found = {finding.key for finding in self.findings}
        return [reason for reason in self.reasons if reason.key not in found]

    def for_block(self, anchor: str) -> list[Item]:
        return self._items(self.by_anchor.get(anchor, []))

    def find(self, key: str) -> Finding | None:
        return next((finding for finding in self.findings if finding.key == key), None)

    def _items(self, found: list[Finding]) -> list[Item]:
        errors_first = sorted(found, key=lambda finding: finding.level != Level.ERROR)
        return [
            Item(one, self._given.get(one.key) if one.may_pass else None) for one in errors_first
        ]

    @cached_property
    def _given(self) -> dict[str, Reason]:
        return {reason.key: reason for reason in self.reasons}


def unsettled(found: list[Finding], reasons: list[Reason]) -> list[Finding]:
    """What stops the issue: errors, and warnings that nobody has given a reason for."""
    passed = {reason.key for reason in reasons}
    return [finding for finding in found if not (finding.may_pass and finding.key in passed)]
