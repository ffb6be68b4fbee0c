"""What the search finds of the strategy: it and its components, actions, those who take part."""

from thbnet.search.sources import register

from .actions import Actions
from .in_force import StrategyInForce
from .organisations import Organisations


def register_all() -> None:
    for source in (StrategyInForce(), Actions(), Organisations()):
        register(source)
