from .edition import EditionAdmin
from .issue import IssueAdmin
from .standard_question import StandardQuestionAdmin

__all__ = ["EditionAdmin", "IssueAdmin", "StandardQuestionAdmin"]
