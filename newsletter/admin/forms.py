"""The forms of the editor: of the issue itself, and of one block."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from newsletter.models import Issue

from .opened import OpenedForm

# Which block it is and where it stands: hidden inputs, whose errors nobody would see beside them.
PLACE = frozenset({"id", "parent", "region", "ordering"})


QUARTERS = [
    (1, _("1: 1 January to 31 March")),
    (2, _("2: 1 April to 30 June")),
    (3, _("3: 1 July to 30 September")),
    (4, _("4: 1 October to 31 December")),
]


class IssueForm(OpenedForm):
    quarter = forms.TypedChoiceField(label=_("Quarter"), choices=QUARTERS, coerce=int)


class BlockForm(OpenedForm):
    asked = ""
    """The keys of the requests for its text that would go with the block."""

    @property
    def told_asked(self) -> str:
        """The name under which the page sends that its reader was told of them."""
        return self.add_prefix("asked")

    def clean_region(self) -> str:
        region = self.cleaned_data["region"]
        if region not in {known.key for known in Issue.regions}:
            raise ValidationError(_("Issues have no such part."))
        return region

    def clean(self) -> None:
        super().clean()
        named = self.cleaned_data.get("id")
        if named is not None and named != self.instance:
            self.add_error("id", _("This is not a block of this issue."))

    def full_clean(self) -> None:
        super().full_clean()
        if PLACE & self.errors.keys():
            self.add_error(
                None,
                _(
                    "This block no longer fits the issue: it may have been deleted or moved in "
                    "another window. Copy your text, reload the page and try again."
                ),
            )
