from .action import Action
from .contribution import Contribution
from .key_figure import KeyFigure
from .strategy import Component, ComponentLink, Strategy

__all__ = ["Action", "Component", "ComponentLink", "Contribution", "KeyFigure", "Strategy"]
