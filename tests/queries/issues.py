"""So many issues, and one with so many blocks of each kind, which name what they can."""

from network.models import Actor, Holder, Member
from newsletter.models import Edition, Issue
from strategy.models import Action, Strategy
from tests import factories as make

from .rows import many, write

MOST_BLOCKS = 30  # of a kind; more than an issue has


def issues(number: int, rows: dict) -> dict:
    quarters = [{"year": 2100 - n // 4, "quarter": n % 4 + 1} for n in range(number)]
    published = write(make.IssueFactory, quarters, published=True, published_by=rows[Member])
    editions = write(make.EditionFactory, [{"issue": issue} for issue in published])
    issue = make.IssueFactory(number=1000, year=2000)
    named = {
        make.InterviewFactory: {"holder": rows[Holder]},
        make.ContactFactory: {"actor": rows[Actor]},
        make.ComponentsDiagramFactory: {"strategy": rows[Strategy]},
        make.ArticleFactory: {},
        make.QuestionAnswerFactory: {},
        make.KeyFigureFactory: {},
        make.ImageFactory: {},
    }
    for factory, names in named.items():
        many(factory, min(number, MOST_BLOCKS), parent=issue, **names)
    for _ in range(min(number, MOST_BLOCKS)):
        make.ForewordFactory(parent=issue, signatories=[rows[Holder]])
        make.ActionsFactory(parent=issue, actions=[rows[Action]])
    listed = [many(make.TermFactory, number), many(make.StandardQuestionFactory, number)]
    return {Issue: issue, Edition: editions[0]} | {type(rows[0]): rows[0] for rows in listed}
