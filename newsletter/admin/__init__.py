from .edition import EditionAdmin
from .issue import IssueAdmin
from .standard_question import StandardQuestionAdmin
from .term import TermAdmin

__all__ = ["EditionAdmin", "IssueAdmin", "StandardQuestionAdmin", "TermAdmin"]
