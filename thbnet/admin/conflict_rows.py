"""For rows edited on the page of another one: they meet others' saves as the page itself does."""

from django.core.exceptions import ValidationError
from django.forms.models import _get_foreign_key
from django.utils.translation import gettext as _

from thbnet.versions.conflicts import Conflicting
from thbnet.versions.history import is_kept
from thbnet.versions.meanwhile import OPENED, Meanwhile, full_name, mark_of
from thbnet.versions.tracks import Track


def meanwhile(request, track: Track) -> Meanwhile | None:
    if request.method != "POST":
        return None
    return Meanwhile(track, mark_of(track.model, request.POST.get(OPENED, "")))


class ConflictingRows:
    """For formsets: who deletes a row that somebody changed meanwhile is told before it goes."""

    def clean(self):
        super().clean()
        for form in self.initial_forms:
            if self._should_delete_form(form) and form.save_meanwhile:
                raise ValidationError(
                    _("%(person)s changed a row that you want to delete. Save again to delete it.")
                    % {"person": full_name(form.save_meanwhile.version.history_user)}
                )


class RemovedRow:
    """Stands in for a row that somebody removed while somebody else typed into it."""

    def __str__(self):
        return _("(removed)")


def show_removed(formset) -> None:
    """Django pairs the forms that come back with the rows that are left, and drops the rest."""
    if not formset.is_bound:
        return
    rows = [form.instance if form.instance.pk else RemovedRow() for form in formset.initial_forms]
    if any(isinstance(row, RemovedRow) for row in rows):
        formset.get_queryset = lambda: rows


class VersionedInline:
    """For rows edited on the page of another one."""

    edits_rows = True

    @property
    def keeps_history(self) -> bool:
        return self.edits_rows and is_kept(self.model)

    def track(self, obj) -> Track:
        key = _get_foreign_key(self.parent_model, self.model, fk_name=self.fk_name)
        return Track.of(obj, self.model, parent=key.name)

    def get_formset(self, request, obj=None, **kwargs):
        if obj is not None and self.keeps_history:
            details = {"member": request.user, "meanwhile": meanwhile(request, self.track(obj))}
            kwargs.setdefault("form", type("VersionedForm", (Conflicting, self.form), details))
            kwargs.setdefault("formset", type("Rows", (ConflictingRows, self.formset), {}))
        return super().get_formset(request, obj, **kwargs)
