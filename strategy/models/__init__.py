from .action import Action
from .contribution import Contribution
from .strategy import Component, ComponentLink, Strategy

__all__ = ["Action", "Component", "ComponentLink", "Contribution", "Strategy"]
