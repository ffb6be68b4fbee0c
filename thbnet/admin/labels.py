"""What rows of a table are called, and what they name: asked once for all, not by each row."""

from .choices import KnownOptions, is_key


class NamedRows:
    """For inlines: `related_fields` are what the rows' names tell, `chosen_fields` many-to-many."""

    related_fields: tuple[str, ...] = ()
    chosen_fields: tuple[str, ...] = ()

    def get_queryset(self, request):
        rows = super().get_queryset(request).prefetch_related(*self.chosen_fields)
        return rows.select_related(*self.related_fields) if self.related_fields else rows


class LearnsLabels:
    """For every ModelAdmin: the names in the autocompletes of the tables on its page."""

    def get_inline_formsets(self, request, formsets, *args, **kwargs):
        for formset in formsets:
            _learn(formset.forms)
        return super().get_inline_formsets(request, formsets, *args, **kwargs)


def _learn(forms) -> None:
    for name in forms[0].fields if forms else ():
        widgets = [_widget(form.fields[name]) for form in forms]
        if isinstance(widgets[0], KnownOptions):
            keys = {key for form in forms for key in _keys(form, name)}
            rows = forms[0].fields[name].queryset.in_bulk(keys)
            for widget in widgets:
                widget.rows = {str(key): row for key, row in rows.items()}


def _widget(field):
    """Without Django's wrapper, which adds links to other pages."""
    return getattr(field.widget, "widget", field.widget)


def _keys(form, name: str) -> list:
    field = form.fields[name]
    value = field.prepare_value(form[name].value())
    values = value if isinstance(value, (list, tuple)) else [value]
    return [key for key in values if is_key(field.queryset.model, key)]
