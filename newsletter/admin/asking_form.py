"""Asking somebody for a text: what, whom, by when; the questions of an interview."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from network.models import Holder, Member
from newsletter.events import display_name
from newsletter.material import Material
from newsletter.models import Article, Block, Foreword, Interview, Issue, TextRequest
from newsletter.models.request_state import KINDS
from thbnet.addresses import ascii_address
from thbnet.dates import DAY_MESSAGES, today

from .frames import name_of
from .questions_form import QuestionRows

NEW = {
    "interview": (Interview, _("A new interview")),
    "article": (Article, _("A new article")),
    "foreword": (Foreword, _("A new foreword")),
}


class AskForm(forms.ModelForm):
    about = forms.ChoiceField(label=_("What"))
    holder = forms.ModelChoiceField(
        Holder.objects.none(),
        required=False,
        label=_("Interview with"),
        help_text=_("For a new interview: the holder of a post."),
    )

    class Meta:
        model = TextRequest
        fields = ["member", "name", "email", "language", "languages", "due_on", "message"]
        widgets = {
            "due_on": forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
            "message": forms.Textarea({"rows": 3}),
        }
        error_messages = {"due_on": DAY_MESSAGES}

    def __init__(self, issue: Issue, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.material = Material(issue)
        self.blocks = {
            f"{block._meta.model_name}-{block.pk}": block
            for block in self.material.blocks
            if block._meta.model_name in KINDS
        }
        self.questions = QuestionRows(self.data if self.is_bound else None)
        self._offer()

    def _offer(self) -> None:
        there = [(key, name_of(block)) for key, block in self.blocks.items()]
        new = [(kind, name) for kind, (_model, name) in NEW.items()]
        self.fields["about"].choices = [*new, (_("In this issue"), there)] if there else new
        holders = Holder.objects.current().select_related("actor__role", "actor__organisation")
        self.fields["holder"].queryset = holders
        self.fields["holder"].label_from_instance = lambda row: f"{row}, {row.actor}"
        member = self.fields["member"]
        member.queryset = _colleagues()
        member.label_from_instance = _told
        for name in ("name", "email", "language"):
            self.fields[name].required = False
        self.fields["name"].help_text = _("Left empty: the member’s, or the interviewed person’s.")
        self.fields["language"].help_text = _(
            "Of the messages and of the page on which they write. Left empty: the member’s."
        )
        self.fields["email"].help_text = _("Left empty: the member’s.")

    @property
    def rows(self) -> list[list[forms.BoundField]]:
        """The fields as the page groups them."""
        names = [["about", "holder"], ["member", "name", "email", "language"]]
        names.append(["languages", "due_on", "message"])
        return [[self[name] for name in row] for row in names]

    def full_clean(self) -> None:
        super().full_clean()
        if not self.is_bound:
            return
        if not self.questions.is_valid():
            self.add_error(None, _("Please look at the questions."))
        elif self._asks_nothing():
            self.add_error(None, _("Write at least one question for the interview."))

    def _asks_nothing(self) -> bool:
        """Whether it would be an interview without any question, neither there nor written here."""
        about = self.cleaned_data.get("about", "")
        there = self.material.questions.get(self.blocks.get(about))
        is_interview = about == "interview" or there is not None
        return is_interview and not there and not self.questions.filled_in

    def clean_email(self) -> str:
        email = self.cleaned_data["email"]
        return ascii_address(email) if email else ""

    def clean_due_on(self):
        day = self.cleaned_data["due_on"]
        if day and day < today():
            raise ValidationError(_("This day is over. Choose one that is still to come."))
        return day

    def clean(self) -> dict:
        found = super().clean()
        if found.get("about") == "interview" and not found.get("holder"):
            self.add_error("holder", _("Choose whom the interview is with."))
        member, holder = found.get("member"), found.get("holder")
        if member:
            found["email"] = found.get("email") or member.email
        elif not found.get("email") and "email" not in self.errors:
            self.add_error("email", _("Write an address, or choose a member."))
        found["language"] = found.get("language") or (member.language if member else get_language())
        name = found.get("name") or (display_name(member) if member else holder and str(holder))
        if not name:
            self.add_error("name", _("Write whom you ask, or choose a member."))
        return {**found, "name": name or ""}

    @property
    def block(self) -> Block:
        """The block asked for; not saved yet where it is a new one."""
        about = self.cleaned_data["about"]
        if about in self.blocks:
            return self.blocks[about]
        model, _name = NEW[about]
        with_whom = {"holder": self.cleaned_data["holder"]} if model is Interview else {}
        return model(**with_whom)

    @property
    def asked_questions(self) -> list[dict[str, str]]:
        return self.questions.filled_in


def _colleagues():
    """Who finds the request on their home page. Other accounts are the administrators' business."""
    members = Member.objects.filter(is_active=True, is_staff=True, is_superuser=False)
    return members.select_related("organisation").order_by("last_name", "username")


def _told(member: Member) -> str:
    return ", ".join(map(str, filter(None, [display_name(member), member.organisation])))
