"""Somebody who opens a page of the admin now and saves it later, while others do the same."""

import datetime
from copy import copy

from tests.admin_pages import page, typed
from thbnet.versions.history import HistoricalRecords


def add_versions(row, number: int, **values) -> None:
    """So many more versions of a row, a second apart; each value is made from its turn."""
    last = row.history.first()
    versions = [_later(last, turn, values) for turn in range(1, number + 1)]
    type(last).objects.bulk_create(versions)
    for field in last._history_m2m_fields:
        related = HistoricalRecords.m2m_models[field].objects
        rows = related.filter(history=last)
        related.bulk_create([_of(version, row) for version in versions for row in rows])


def _later(last, turn: int, values: dict):
    version = copy(last)
    version.history_id = None
    version.history_date += datetime.timedelta(seconds=turn)
    for name, value in values.items():
        setattr(version, name, value(turn))
    return version


def _of(version, related):
    row = copy(related)
    row.m2m_history_id, row.history = None, version
    return row


class Visit:
    def __init__(self, client, member, row):
        client.force_login(member)
        self.client, self.member = client, member
        self.address = page(type(row), "change", row.pk)
        self.response = client.get(self.address)

    def save(self, **changes):
        self.client.force_login(self.member)
        self.response = self.client.post(self.address, typed(self.response) | changes)
        return self.response

    @property
    def asked(self) -> dict:
        """What the page asks to choose: mine, theirs and the proposal, by the choice's name."""
        found = [one for _row, conflicts in self.response.context["choices"] for one in conflicts]
        return {one.name: (one.mine, one.theirs, one.chosen) for one in found}
