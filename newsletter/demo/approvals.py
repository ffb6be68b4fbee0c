"""What the authors of a published issue had approved, as the issue's file says."""

import datetime

from network.models import Holder
from newsletter.fingerprints import of_block
from newsletter.loading.files import Entry
from newsletter.loading.rows import Loading
from newsletter.material import Material
from newsletter.models import Interview, Issue, TextRequest

NAMES = ("name", "email", "language")


def load_approvals(loading: Loading, entry: Entry, issue: Issue, at: datetime.datetime) -> None:
    """Each names the holder whose interview it is. Raises BadEntry."""
    approvals = entry.values.get("approvals", [])
    if not isinstance(approvals, list):
        raise entry.refuse("approvals: expected a list of tables.")
    material = Material(issue)
    interviews = {block.holder: block for block in material.blocks if isinstance(block, Interview)}
    for number, values in enumerate(approvals, start=1):
        part = entry.part(f"approval {number}", values)
        block = interviews.get(loading.rows.get((Holder, part.values.get("holder"))))
        if block is None:
            raise part.refuse("holder: there is no interview with that person.")
        rest = {name: value for name, value in part.values.items() if name != "holder"}
        loading.add(
            Entry(part.file, part.name, rest),
            TextRequest,
            NAMES,
            interview=block,
            expires_at=at,
            approved_at=at,
            approved_text=of_block(block, material),
            approves_photo=True,
            approves_contact=True,
        )
