from .edition import EditionAdmin
from .issue import IssueAdmin

__all__ = ["EditionAdmin", "IssueAdmin"]
