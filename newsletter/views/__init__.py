from .feed import newsletter_feed
from .files import pdf, picture, reference, revision_pdf
from .pages import Archive, Home, IssuePage
from .styleguide import Styleguide
from .verification import enter_code, verify

__all__ = [
    "Archive",
    "Home",
    "IssuePage",
    "Styleguide",
    "enter_code",
    "newsletter_feed",
    "pdf",
    "picture",
    "reference",
    "revision_pdf",
    "verify",
]
