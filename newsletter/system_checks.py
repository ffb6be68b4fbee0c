"""What Django's `check` says about the newsletter before anybody finds out at publication."""

from ctypes.util import find_library

from django.core import checks
from django.template import TemplateDoesNotExist
from django.template.loader import get_template

from .models import BLOCKS
from .rendering import MEDIA, template_name

PANGO = ("pango-1.0", "pangoft2-1.0")


@checks.register(checks.Tags.templates)
def every_block_has_its_templates(**_kwargs) -> list[checks.Error]:
    names = [template_name(block_type, medium) for block_type in BLOCKS for medium in MEDIA]
    return [
        checks.Error(
            f"There is no template {name}: issues with this block cannot be published.",
            hint="Write one for every medium of a block type.",
            id="newsletter.E001",
        )
        for name in names
        if not _exists(name)
    ]


@checks.register
def pango_is_installed(**_kwargs) -> list[checks.Error]:
    """Looks for the libraries without loading them: importing WeasyPrint takes a second."""
    if all(find_library(name) for name in PANGO):
        return []
    return [
        checks.Error(
            "Pango is missing: PDFs cannot be drawn.",
            hint="apt-get install libpango-1.0-0 libpangoft2-1.0-0",
            id="newsletter.E002",
        )
    ]


def _exists(name: str) -> bool:
    try:
        get_template(name)
    except TemplateDoesNotExist:
        return False
    return True
