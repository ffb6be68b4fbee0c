"""Fields of relations that meet a forged key with a message: Django's own answer with a 500."""

from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.core.exceptions import ValidationError
from django.forms import CheckboxSelectMultiple, ModelMultipleChoiceField
from django.utils.html import format_html


def is_key(model, value: object) -> bool:
    """Whether a row of the model could have this primary key: the kind of value, within bounds."""
    try:
        model._meta.pk.clean(value, None)
    except ValidationError:
        return False
    return True


class KnownOptions:
    """For autocompletes: a form that comes back with errors asks the database only for keys."""

    def optgroups(self, name, value, attr=None):
        model = self.choices.queryset.model
        return super().optgroups(name, [key for key in value if is_key(model, key)], attr)


class Autocomplete(KnownOptions, AutocompleteSelect):
    pass


class AutocompleteMany(KnownOptions, AutocompleteSelectMultiple):
    pass


class ManyRows(ModelMultipleChoiceField):
    def clean(self, value):
        for key in value or []:
            if not is_key(self.queryset.model, key):
                raise ValidationError(
                    self.error_messages["invalid_pk_value"],
                    code="invalid_pk_value",
                    params={"pk": key},
                )
        return super().clean(value)


class Checkboxes(CheckboxSelectMultiple):
    """Every choice in sight, for relations to few rows. Needs no script, unlike autocompletes."""

    def __init__(self, name):
        super().__init__()
        self.name = name

    def render(self, *args, **kwargs):
        boxes = super().render(*args, **kwargs)
        return format_html(
            '<div class="checkboxes" role="group" aria-label="{}">{}</div>', self.name, boxes
        )
