"""For forms of the admin: two people save the same row, and neither loses a word."""

from dataclasses import dataclass
from functools import cached_property

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .history import fields_of, plain
from .meanwhile import Meanwhile, Save, told
from .telling import Names, label, text

MINE, THEIRS = "mine", "theirs"


@dataclass(frozen=True)
class Conflict:
    """A field that somebody else changed, and that this form would change again."""

    name: str  # of the choice, as it is sent
    label: str
    mine: str
    theirs: str
    chosen: str
    is_open: bool  # nobody has chosen yet, between these two


class Conflicting:
    """For model forms: finds what others changed meanwhile, and applies what was chosen."""

    meanwhile: Meanwhile | None = None
    member = None

    def _clean_fields(self):
        super()._clean_fields()
        unsettled = any(conflict.is_open for conflict in self.conflicts)
        for name in self.given_up:
            self.cleaned_data.pop(name, None)  # so that the row keeps what it has
            self.errors.pop(name, None)
        if unsettled:
            self.add_error(None, ValidationError(told(self.save_meanwhile, self.member)))
        self._tell_of_removal()

    def _tell_of_removal(self):
        """Instead of Django's words about a hidden field, for a row that is no longer there."""
        if self.errors.pop(self._meta.model._meta.pk.name, None):
            sentence = _(
                "Somebody has removed this row in the meantime. What you typed stands here: "
                "copy it into a new row, or tick “Delete” to leave it out."
            )
            self.add_error(None, ValidationError(sentence))

    @cached_property
    def save_meanwhile(self) -> Save | None:
        return self.meanwhile.of(self.instance) if self.meanwhile and self.instance.pk else None

    @cached_property
    def given_up(self) -> list[str]:
        """The fields of which the member chose what the row has, seen and not changed since."""
        return [
            name
            for name, field in self._kept_fields.items()
            if self.data.get(self._choice(name)) == THEIRS and not self._changed_since(name, field)
        ]

    @cached_property
    def changed_data(self) -> list[str]:
        return [name for name in super().changed_data if name not in self.given_up]

    @cached_property
    def conflicts(self) -> list[Conflict]:
        """Those to choose about, and those chosen: a form that comes back asks again."""
        found = {
            name: (field, self._mine(name, field)) for name, field in self._kept_fields.items()
        }
        differing = {
            name: (field, mine)
            for name, (field, mine) in found.items()
            if self._asks(name, field) and mine != self._now(name, field)
        }
        return [self._conflict(name, *pair) for name, pair in differing.items()]

    def _asks(self, name: str, field) -> bool:
        return self._choice(name) in self.data or self._changed_since(name, field)

    @property
    def _kept_fields(self) -> dict:
        if not (self.meanwhile and self.instance.pk):
            return {}
        kept = {field.name: field for field in fields_of(self._meta.model)}
        return {name: kept[name] for name in self.fields if name in kept and name in self.initial}

    def _choice(self, name: str) -> str:
        return f"choice-{self.add_prefix(name)}"

    def _now(self, name: str, field):
        return plain(field, self.initial[name])

    def _changed_since(self, name: str, field) -> bool:
        save = self.save_meanwhile
        if save is None:
            return False
        return save.before is None or save.before[name] != self._now(name, field)

    def _mine(self, name: str, field):
        """What the member wrote, cleaned as the row would be; what they sent, if it is invalid."""
        if hasattr(field, "upload_to"):
            sent = self[name]._has_changed()
            return _("(what you chose)") if sent else self._now(name, field)
        if name not in self.cleaned_data:
            return str(self[name].data)
        value = self.cleaned_data[name]
        if isinstance(value, str):
            try:
                value = field.clean(value, self.instance)
            except ValidationError:
                return value
        return plain(field, value)

    def _conflict(self, name: str, field, mine) -> Conflict:
        now, before = self._now(name, field), self._before(name)
        is_open = self._changed_since(name, field)
        posted = self.data.get(self._choice(name))
        gives_up = posted == THEIRS or (posted is None and mine == before)
        return Conflict(
            self._choice(name),
            label(field),
            self._as_text(name, field, mine),
            self._as_text(name, field, now),
            THEIRS if gives_up else MINE,
            is_open,
        )

    def _before(self, name: str):
        save = self.save_meanwhile
        return save.before[name] if save and save.before else object()

    def _as_text(self, name: str, field, value) -> str:
        if name in self.errors and isinstance(value, str):
            return value
        names = Names(self.member)
        names.learn([field], [{name: value}])
        return text(field, value, names)
