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
from .edition import Edition, EditionPicture, Revision
from .event import Event
from .house_style import StandardQuestion, Term
from .issue import Issue
from .reason import Reason
from .review import Comment, Review
from .text_request import TextRequest

__all__ = [
    "BLOCKS",
    "Actions",
    "Article",
    "Block",
    "Comment",
    "ComponentsDiagram",
    "Contact",
    "CountriesMap",
    "Edition",
    "EditionPicture",
    "Event",
    "Foreword",
    "Image",
    "Interview",
    "Issue",
    "KeyFigure",
    "NetworkMap",
    "QuestionAnswer",
    "Reason",
    "Review",
    "Revision",
    "StandardQuestion",
    "Term",
    "TextRequest",
]
