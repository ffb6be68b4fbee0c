from .blocks import (
    BLOCKS,
    Actions,
    Article,
    Block,
    ComponentsDiagram,
    Contact,
    CountriesMap,
    Foreword,
    Image,
    Interview,
    KeyFigure,
    NetworkMap,
    QuestionAnswer,
)
from .edition import Edition, EditionPicture
from .issue import Issue

__all__ = [
    "BLOCKS",
    "Actions",
    "Article",
    "Block",
    "ComponentsDiagram",
    "Contact",
    "CountriesMap",
    "Edition",
    "EditionPicture",
    "Foreword",
    "Image",
    "Interview",
    "Issue",
    "KeyFigure",
    "NetworkMap",
    "QuestionAnswer",
]
