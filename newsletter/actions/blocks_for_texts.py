"""The block whose text somebody is asked for: one that is there, or a new one at the end."""

from collections.abc import Iterable

from django.db.models import F, Max

from newsletter.material import Material
from newsletter.models import BLOCKS, Block, Interview, Issue, QuestionAnswer

from .drafts import NoDraft

Questions = Iterable[dict[str, str]]
"""Of an interview, in order: each has `question_en` and `question_fr`."""

STEP = 10


def block_for(issue: Issue, about: Block, questions: Questions) -> Block:
    """`about` as a saved block of the issue. Raises NoDraft where it belongs to another one."""
    if about.pk is None:
        about.parent, about.region, about.ordering = issue, "main", _last(issue) + STEP
        about.full_clean()
        about.save()
    elif about.parent_id != issue.pk or not type(about).objects.filter(pk=about.pk).exists():
        raise NoDraft
    if isinstance(about, Interview):
        _put(questions, about)
    return about


def _last(issue: Issue) -> int:
    ends = (block.objects.filter(parent=issue).aggregate(last=Max("ordering")) for block in BLOCKS)
    return max((end["last"] or 0 for end in ends), default=0)


def _put(questions: Questions, interview: Interview) -> None:
    """Right behind the interview, unless it has questions already."""
    issue, asked = interview.parent, list(questions)
    if not asked or Material(issue).questions.get(interview):
        return
    _make_room(issue, interview.ordering, STEP * len(asked))
    for number, question in enumerate(asked, start=1):
        place = {"region": interview.region, "ordering": interview.ordering + STEP * number}
        row = QuestionAnswer(parent=issue, **place, **question)
        row.full_clean()
        row.save()


def _make_room(issue: Issue, behind: int, room: int) -> None:
    for block in BLOCKS:
        later = block.objects.filter(parent=issue, ordering__gt=behind)
        later.update(ordering=F("ordering") + room)
