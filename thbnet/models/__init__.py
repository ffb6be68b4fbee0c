from .content import ContentChange, ContentVersion

__all__ = ["ContentChange", "ContentVersion"]
