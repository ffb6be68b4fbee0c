"""Issues for tests that look at every kind of block."""

from tests.factories import (
    ActionFactory,
    ActionsFactory,
    ActorFactory,
    ArticleFactory,
    ComponentFactory,
    ComponentsDiagramFactory,
    ContactFactory,
    CountriesMapFactory,
    CountryFactory,
    ForewordFactory,
    HolderFactory,
    ImageFactory,
    InterviewFactory,
    IssueFactory,
    KeyFigureFactory,
    NetworkMapFactory,
    QuestionAnswerFactory,
    StrategyFactory,
)


def full_issue(number: int):
    """An issue with that many blocks of each of the eleven kinds, their relations filled."""
    issue = IssueFactory()
    for _ in range(number):
        strategy = StrategyFactory()
        first = ComponentFactory(strategy=strategy)
        ComponentFactory(strategy=strategy, informs=[first])
        actor = ActorFactory(held=True, organisation__in_town=True)
        action = ActionFactory(components=[first], countries=[CountryFactory(partner=True)])
        ForewordFactory(parent=issue, signatories=[HolderFactory(), HolderFactory()])
        ArticleFactory(parent=issue, teaser_en="Read on", teaser_fr="À lire")
        ComponentsDiagramFactory(parent=issue, strategy=strategy)
        CountriesMapFactory(parent=issue)
        NetworkMapFactory(parent=issue)
        InterviewFactory(parent=issue, holder=actor.holders.get())
        QuestionAnswerFactory(parent=issue)
        ActionsFactory(parent=issue, actions=[action])
        KeyFigureFactory(parent=issue)
        ImageFactory(parent=issue)
        ContactFactory(parent=issue, actor=actor)
    return issue
