"""What an editor calls a block."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from .models import Block


def name_of(block: Block) -> str:
    """Its kind, with the title where it has one: Interview “A word from Sofia”."""
    kind, title = capfirst(block._meta.verbose_name), block.telling
    return _("%(kind)s “%(title)s”") % {"kind": kind, "title": block} if title else kind
