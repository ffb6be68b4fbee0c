"""Addresses in the admin, and filling in its forms as a browser does."""

import datetime

from django.db.models import Model
from django.forms import FileField, ModelMultipleChoiceField
from django.urls import reverse


def page(model, name: str, *args) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{name}", args=args)


def typed(response) -> dict:
    """What a browser would send if somebody pressed Save on this page without touching it."""
    formsets = [wrapped.formset for wrapped in response.context.get("inline_admin_formsets", [])]
    forms = [response.context["adminform"].form]
    for formset in formsets:
        forms += [formset.management_form, *formset.forms]
    return {name: value for form in forms for name, value in sent_by(form)} | _versions(response)


def _versions(response) -> dict:
    """Which versions the page was made from, and what it proposes to keep of two."""
    opened = {"opened_versions": response.context.get("opened_versions", "")}
    asked = response.context.get("choices", [])
    chosen = {one.name: one.chosen for _row, conflicts in asked for one in conflicts}
    return {name: value for name, value in (opened | chosen).items() if value}


def fields_of(response) -> dict:
    """The form fields of an add page by the name they are sent under, with one row per table."""
    forms = [response.context["adminform"].form]
    for wrapped in response.context.get("inline_admin_formsets", []):
        if wrapped.has_add_permission:
            row = wrapped.formset.empty_form
            row.prefix = row.prefix.replace("__prefix__", "0")
            forms.append(row)
    return {field.html_name: field.field for form in forms for field in form}


def sent_by(form):
    """The fields that a browser would send of this form, each with its value."""
    for field in form:
        value = field.value()
        unticked = value is None and isinstance(field.field, ModelMultipleChoiceField)
        if isinstance(field.field, FileField) or value is False or unticked:
            continue
        yield field.html_name, _as_sent(value)


def _as_sent(value):
    if isinstance(value, (list, tuple)) or hasattr(value, "model"):
        return [_as_sent(item) for item in value]
    if isinstance(value, Model):
        return value.pk
    if isinstance(value, datetime.date):
        return value.isoformat()
    return "" if value is None else value


def errors_of(response) -> dict[str, list[str]]:
    """The messages of the page, by field; those of inline rows by the row's own field name."""
    found = dict(response.context["adminform"].form.errors)
    for wrapped in response.context.get("inline_admin_formsets", []):
        for form in wrapped.formset.forms:
            found |= {form.add_prefix(name): messages for name, messages in form.errors.items()}
        if wrapped.formset.non_form_errors():
            found[wrapped.formset.prefix] = list(wrapped.formset.non_form_errors())
    return found
