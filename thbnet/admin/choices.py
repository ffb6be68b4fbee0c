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

    rows: dict | None = None  # by key, as text, where somebody has fetched the chosen ones

    def optgroups(self, name, value, attr=None):
        model = self.choices.queryset.model
        keys = [key for key in value if is_key(model, key)]
        if self.rows is None:
            return super().optgroups(name, keys, attr)
        chosen = [self.rows[str(key)] for key in keys if str(key) in self.rows]
        labels = [(row.pk, self.choices.field.label_from_instance(row), True) for row in chosen]
        may_be_empty = not (self.is_required or self.allow_multiple_selected)
        offered = [("", "", False), *labels] if may_be_empty else labels
        options = [self.create_option(name, *option, i) for i, option in enumerate(offered)]
        return [(None, options, 0)]


class Autocomplete(KnownOptions, AutocompleteSelect):
    pass


class AutocompleteMany(KnownOptions, AutocompleteSelectMultiple):
    """Each chosen row has its own cross. The one for all is none a screen reader understands."""

    def build_attrs(self, *args, **kwargs):
        return super().build_attrs(*args, **kwargs) | {"data-allow-clear": "false"}


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
