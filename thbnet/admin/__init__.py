"""The admin site, and what every admin class of the project inherits. Knows no app."""

from .base import BaseAdmin, BaseStackedInline, BaseTabularInline, OverviewInline, pair
from .site import Site

__all__ = [
    "BaseAdmin",
    "BaseStackedInline",
    "BaseTabularInline",
    "OverviewInline",
    "Site",
    "pair",
]
