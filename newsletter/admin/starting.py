"""The page on which a new issue is begun: everything is proposed, saving makes it."""

import re

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from js_asset import Media

from newsletter.actions.starting import model_issue, proposal, start_issue
from newsletter.material import Material
from newsletter.models import Issue
from newsletter.rendering import anchor
from thbnet.admin import pair

from .desk import Desk
from .forms import IssueForm

LIKE, EMPTY = "like", "empty"
DIGITS = re.compile(r"[0-9]{1,4}\Z")


class StartForm(IssueForm):
    shape = forms.ChoiceField(
        label=gettext_lazy("Blocks"),
        widget=forms.RadioSelect,
        initial=LIKE,
        help_text=gettext_lazy(
            "Blocks can be added, moved and deleted afterwards. Images and interviews always "
            "begin anew, and no text is taken over."
        ),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.pattern = model_issue()
        self.fields["shape"].choices = [(EMPTY, _("none: an empty issue"))]
        if self.pattern is None:
            self.fields["shape"].initial = EMPTY
            self.fields["shape"].help_text = ""
            return
        like = _("the same as in no. %(number)s, empty") % {"number": self.pattern.number}
        self.fields["shape"].choices = [(LIKE, like), *self.fields["shape"].choices]

    @property
    def like(self) -> Issue | None:
        return self.pattern if self.cleaned_data["shape"] == LIKE else None


class Starting(Desk):
    """For the admin of issues: what is different while there is no issue yet."""

    add_form_template = "admin/newsletter/issue/start.html"
    start_fieldsets = [
        (
            None,
            {
                "fields": [
                    ("number", "year", "quarter"),
                    ("planned_on", "page_budget"),
                    pair("title"),
                    "shape",
                ]
            },
        )
    ]

    def add_view(self, request, form_url="", extra_context=None):
        title = {"title": _("Start an issue")}
        return super().add_view(request, form_url, {**(extra_context or {}), **title})

    def get_fieldsets(self, request, obj=None):
        return self.start_fieldsets if obj is None else super().get_fieldsets(request, obj)

    def get_inlines(self, request, obj):
        return [] if obj is None else super().get_inlines(request, obj)

    def get_form(self, request, obj=None, change=False, **kwargs):
        if obj is None:
            kwargs.setdefault("form", StartForm)
        return super().get_form(request, obj, change, **kwargs)

    def get_changeform_initial_data(self, request):
        asked = {name: request.GET.get(name, "") for name in ("year", "quarter")}
        return proposal(**{name: int(text) for name, text in asked.items() if DIGITS.match(text)})

    def response_add(self, request, obj, post_url_continue=None):  # noqa: ARG002
        """On to the first block, which opens: it is what one fills in next."""
        first = next(iter(Material(obj).blocks), None)
        editor = self.editor_url(obj)
        return super().response_add(request, obj, f"{editor}#{anchor(first)}" if first else editor)

    def _content_editor_media(self, request, context):
        """The editor's script breaks where there are no blocks to edit."""
        return super()._content_editor_media(request, context) if context["change"] else Media()

    def start(self, request, issue: Issue, form: StartForm) -> None:
        start_issue(issue, by=request.user, like=form.like)
