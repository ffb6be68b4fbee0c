from .files import pdf, picture, revision_pdf
from .pages import Archive, Home, IssuePage
from .verification import enter_code, verification

__all__ = [
    "Archive",
    "Home",
    "IssuePage",
    "enter_code",
    "pdf",
    "picture",
    "revision_pdf",
    "verification",
]
