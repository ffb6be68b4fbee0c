"""Made-up rows, one factory per model: what a test does not name is plausible and harmless."""

from .house_style import StandardQuestionFactory, TermFactory
from .members import MemberFactory
from .messages import HotlineFactory, MessageFactory
from .network import (
    ActorFactory,
    CountryFactory,
    FormerNameFactory,
    HolderFactory,
    OrganisationFactory,
    PartnershipFactory,
    RoleFactory,
    TownFactory,
)
from .newsletter import (
    ActionsFactory,
    ArticleFactory,
    CommentFactory,
    ComponentsDiagramFactory,
    ContactFactory,
    CountriesMapFactory,
    EditionFactory,
    EventFactory,
    ForewordFactory,
    ImageFactory,
    InterviewFactory,
    IssueFactory,
    KeyFigureFactory,
    NetworkMapFactory,
    QuestionAnswerFactory,
    ReviewFactory,
    RevisionFactory,
)
from .pages import PageFactory
from .strategy import (
    ActionFactory,
    ComponentFactory,
    ContributionFactory,
    KeyFigureOfStrategyFactory,
    StrategyFactory,
)
from .text_requests import TextRequestFactory, approved

__all__ = [
    "ActionFactory",
    "ActionsFactory",
    "ActorFactory",
    "ArticleFactory",
    "CommentFactory",
    "ComponentFactory",
    "ComponentsDiagramFactory",
    "ContactFactory",
    "ContributionFactory",
    "CountriesMapFactory",
    "CountryFactory",
    "EditionFactory",
    "EventFactory",
    "ForewordFactory",
    "FormerNameFactory",
    "HolderFactory",
    "HotlineFactory",
    "ImageFactory",
    "InterviewFactory",
    "IssueFactory",
    "KeyFigureFactory",
    "KeyFigureOfStrategyFactory",
    "MemberFactory",
    "MessageFactory",
    "NetworkMapFactory",
    "OrganisationFactory",
    "PageFactory",
    "PartnershipFactory",
    "QuestionAnswerFactory",
    "ReviewFactory",
    "RevisionFactory",
    "RoleFactory",
    "StandardQuestionFactory",
    "StrategyFactory",
    "TermFactory",
    "TextRequestFactory",
    "TownFactory",
    "approved",
]
