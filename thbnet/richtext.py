"""Rich text: what an editor may write, and what a reader may therefore meet."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django_prose_editor.fields import ProseEditorField

EXTENSIONS = {
    "Bold": True,
    "Italic": True,
    "BulletList": True,
    "OrderedList": True,
    "ListItem": True,
    "Heading": {"levels": [3]},  # below a block's own; a deeper one could skip a level
    "Link": {"protocols": ["http", "https", "mailto"]},
    "HardBreak": True,
}
DEEPEST_NESTING = 20


class NestingValidator:
    """Refuses what no editor types and no layout engine survives: hundreds of nested elements."""

    VOID = frozenset({"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "wbr"})

    def __call__(self, html: str) -> None:
        depth = 0
        for closing, name in re.findall(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)", html):
            if name.lower() in self.VOID:
                continue
            depth = max(0, depth - 1) if closing else depth + 1
            if depth > DEEPEST_NESTING:
                raise ValidationError(
                    _(
                        "This text has too many elements inside one another. "
                        "Paste it as plain text."
                    ),
                    code="nesting",
                )

    def __eq__(self, other: object) -> bool:
        return isinstance(other, NestingValidator)

    __hash__ = None


class RichTextField(ProseEditorField):
    """Sanitised when cleaned, not when saved: loaders must call `full_clean`."""

    default_validators = [NestingValidator()]

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("extensions", EXTENSIONS)
        kwargs.setdefault("sanitize", True)
        super().__init__(*args, **kwargs)
