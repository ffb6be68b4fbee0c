from .content import ContentChange, ContentVersion
from .page import Page

__all__ = ["ContentChange", "ContentVersion", "Page"]
