"""Made-up rows, one factory per model: what a test does not name is plausible and harmless."""

from .members import MemberFactory
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
    ComponentsDiagramFactory,
    ContactFactory,
    CountriesMapFactory,
    EditionFactory,
    ForewordFactory,
    ImageFactory,
    InterviewFactory,
    IssueFactory,
    KeyFigureFactory,
    NetworkMapFactory,
    QuestionAnswerFactory,
)
from .strategy import ActionFactory, ComponentFactory, ContributionFactory, StrategyFactory

__all__ = [
    "ActionFactory",
    "ActionsFactory",
    "ActorFactory",
    "ArticleFactory",
    "ComponentFactory",
    "ComponentsDiagramFactory",
    "ContactFactory",
    "ContributionFactory",
    "CountriesMapFactory",
    "CountryFactory",
    "EditionFactory",
    "ForewordFactory",
    "FormerNameFactory",
    "HolderFactory",
    "ImageFactory",
    "InterviewFactory",
    "IssueFactory",
    "KeyFigureFactory",
    "MemberFactory",
    "NetworkMapFactory",
    "OrganisationFactory",
    "PartnershipFactory",
    "QuestionAnswerFactory",
    "RoleFactory",
    "StrategyFactory",
    "TownFactory",
]
