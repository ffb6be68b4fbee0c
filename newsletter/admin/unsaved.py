"""What an issue would be if its editor's form were saved now. Nothing is."""

from collections.abc import Callable

from django.db import transaction
from django.http import QueryDict

from newsletter.models import Issue

from .desk import Desk


class Unsaved(Desk):
    """For the admin of issues."""

    def as_typed(self, request, issue: Issue, read: Callable[[Issue], object]) -> tuple:
        """What `read` makes of the issue as typed, and how many rows are left as they were saved.

        Everything is written as saving would write it, in a transaction that is rolled back. Rows
        with mistakes are left out, and so are new pictures: files cannot be rolled back.
        """
        with transaction.atomic():
            left_out = self._write(request, issue)
            found = read(issue)
            transaction.set_rollback(True)
        return found, left_out

    def _write(self, request, issue: Issue) -> int:
        posted = _without_pictures(request.POST)
        form = self.get_form(request, issue, change=True)(posted, instance=issue)
        left_out = not form.is_valid()
        if left_out:
            issue.refresh_from_db()
        else:
            form.save()
        for formset, inline in self.get_formsets_with_inlines(request, issue):
            rows = inline.get_queryset(request)
            prefix = formset.get_default_prefix()
            left_out += _save(formset(posted, instance=issue, prefix=prefix, queryset=rows))
        return left_out


def _without_pictures(posted: QueryDict) -> QueryDict:
    posted = posted.copy()
    for name in [name for name in posted if name.endswith("-kept")]:
        del posted[name]
    return posted


def _save(formset) -> int:
    """Save what is right. Returns how many forms are not."""
    if not formset.management_form.is_valid():
        return 1
    formset.is_valid()  # of all, whatever one of them says
    wrong = 0
    for form in formset.forms:
        if form.empty_permitted and not form.has_changed():
            continue
        if formset._should_delete_form(form):
            _delete(form)
        elif not form.is_valid():
            wrong += 1
        elif form.has_changed():
            formset.save_new(form) if form.instance._state.adding else form.save()
    return wrong


def _delete(form) -> None:
    if form.instance.pk:
        form.instance.delete()
