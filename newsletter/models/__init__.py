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
from .comment import Comment
from .edition import Edition, EditionPicture
from .event import Event
from .house_style import StandardQuestion, Term
from .issue import Issue
from .reason import Reason
from .review import Review
from .revision import Revision
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
