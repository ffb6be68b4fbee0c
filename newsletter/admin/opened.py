"""Two people save the same issue, or one in two windows: nobody's text goes unseen.

A page carries, for the issue and for each block, the mark of what it was made from. Blocks have no
history of versions, as other rows do (`thbnet.versions`); the mark alone tells that one changed.
"""

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import FileField
from django.forms.models import BaseInlineFormSet
from django.utils.translation import gettext as _

from thbnet.versions.conflicts import MINE, THEIRS
from thbnet.versions.telling import label, text

from .marks import mark, plain

# Where a block stands, and which one it is: of two orders the last one holds.
PLACE = frozenset({"id", "parent", "region", "ordering", "opened", "shape"})


class OpenedForm(forms.ModelForm):
    opened = forms.CharField(required=False, widget=forms.HiddenInput)

    conflict: list[tuple[str, str]] | None = None
    """What the row says now, where somebody must choose: the names of fields and their texts."""
    given_up: tuple[str, ...] = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        known = {field.name for field in self._meta.model._meta.get_fields()}
        self.told = [name for name in self.fields if name in known - PLACE]
        self.stored = ""
        if self.instance.pk:
            self.stored = mark({name: self.initial.get(name) for name in self.told})
            self.initial["opened"] = self.stored

    @property
    def changed_meanwhile(self) -> bool:
        opened = self.data.get(self.add_prefix("opened"))
        return self.instance.pk is not None and opened != self.stored

    @property
    def choice(self) -> str:
        """The name under which the page sends what to keep."""
        return self.add_prefix("keep")

    @property
    def chosen(self) -> str:
        return self.data.get(self.choice, MINE)

    @property
    def changed_data(self):
        left_out = {"opened", *self.given_up}
        return [name for name in super().changed_data if name not in left_out]

    def clean(self):
        super().clean()
        if not self.instance.pk:
            return
        if not self.changed_meanwhile:
            if self.chosen == THEIRS:
                self._give_up()
            return
        typed = self._typed()
        if mark(typed) in {self.stored, self.data.get(self.add_prefix("opened"))}:
            self._give_up()
        else:
            self.show_theirs(typed)
            self.add_error(
                None,
                _(
                    "Somebody changed this after you had opened it, perhaps you in another window. "
                    "What you typed is still here, and what it says now stands below. Choose what "
                    "to keep, then save again."
                ),
            )

    def show_theirs(self, typed: dict | None = None) -> None:
        """The page that comes back tells what the row says now, and asks about that."""
        names = [n for n in self.told if typed is None or plain(typed[n]) != plain(self.initial[n])]
        self.conflict = [self._as_told(name) for name in names]
        self.data = self.data.copy()
        self.data[self.add_prefix("opened")] = self.stored

    def _give_up(self) -> None:
        """Nothing was typed into this form, or it is not wanted: the row keeps what it has."""
        self.given_up = tuple(self.told)
        for name in self.given_up:
            self.cleaned_data.pop(name, None)
            self.errors.pop(name, None)

    def _typed(self) -> dict:
        return {name: self._cleaned(name) for name in self.told}

    def _cleaned(self, name: str):
        """As the row would hold it; as it was sent, where it is invalid."""
        if name not in self.cleaned_data:
            return self[name].data
        value = self.cleaned_data[name]
        if isinstance(value, str):
            try:
                return self._meta.model._meta.get_field(name).clean(value, self.instance)
            except ValidationError:
                pass
        return value

    def _as_told(self, name: str) -> tuple[str, str]:
        field, value = self._meta.model._meta.get_field(name), self.initial[name]
        if isinstance(field, FileField):
            return label(field), _("(a picture)") if value else ""
        if field.many_to_many:
            return label(field), "\n".join(sorted(map(str, value)))
        if field.is_relation:
            return label(field), str(getattr(self.instance, name) or "")
        return label(field), text(field, value, None)


class OpenedFormSet(BaseInlineFormSet):
    """Who deletes a block that somebody changed meanwhile sees it before it goes."""

    @classmethod
    def get_default_prefix(cls):
        """Shorter than Django's: it stands in the page some three thousand times."""
        return f"{cls.model._meta.model_name}_set"

    def clean(self):
        super().clean()
        for form in self.initial_forms:
            if self._should_delete_form(form) and form.changed_meanwhile:
                form.show_theirs()
                raise ValidationError(
                    _(
                        "Somebody changed “%(block)s”, which you want to delete. Read what it says "
                        "now; save again to delete it."
                    )
                    % {"block": form.instance}
                )
