"""One text in every language of the portal: a column for each."""

import translated_fields
from django.conf import settings
from django.utils.functional import lazy
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from translated_fields.fields import _show_language_code


def language_of(column) -> str:
    """The language of a column that a `TranslatedField` made; "" for any other."""
    return getattr(column, "_translated_field_language_code", "")


class TranslatedField(translated_fields.TranslatedField):
    """Its columns are called in forms and lists as people say it: `Title, English`."""

    def contribute_to_class(self, cls, name):
        super().contribute_to_class(cls, name)
        for language, column in zip(self.languages, self.fields, strict=True):
            cls._meta.get_field(column).verbose_name = _called(self.short_description, language)


def _call(name, language: str) -> str:
    if not _show_language_code.get(False):
        return str(name)
    return _("%(field)s, %(language)s") % {
        "field": capfirst(name),
        "language": dict(settings.LANGUAGES)[language],
    }


_called = lazy(_call, str)


def in_every_language(row, name: str) -> list[str]:
    """The row's texts in the columns that a `TranslatedField` of that name made."""
    return [getattr(row, f"{name}_{language}") for language, _name in settings.LANGUAGES]
