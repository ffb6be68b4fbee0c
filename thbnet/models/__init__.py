from .content import ContentChange, ContentVersion
from .page import Page
from .search import SearchEntry, SearchState

__all__ = ["ContentChange", "ContentVersion", "Page", "SearchEntry", "SearchState"]
