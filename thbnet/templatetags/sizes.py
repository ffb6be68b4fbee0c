"""Sizes of files as people write them."""

from django import template
from django.template.defaultfilters import filesizeformat
from django.utils.html import avoid_wrapping
from django.utils.translation import gettext

register = template.Library()

MEGABYTE = 1 << 20  # bytes


@register.filter
def file_size(size: int) -> str:
    """161 KB of so many bytes: the tenths that Django adds tell nobody anything."""
    if size >= MEGABYTE:
        return filesizeformat(size)
    return avoid_wrapping(gettext("%s KB") % round(size / 1024))
