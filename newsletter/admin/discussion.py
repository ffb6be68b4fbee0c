"""What is posted about comments: to say, to answer, to resolve, to reopen."""

from dataclasses import dataclass

from django import forms
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from newsletter.actions import commenting
from newsletter.material import Material
from newsletter.models import Comment, Issue
from newsletter.reviews.comments import Place, places
from thbnet.admin.choices import is_key

LONGEST = 4000  # characters


class Unwritten(Exception):
    """What was typed is no comment yet: the form says why."""

    def __init__(self, form: "CommentForm"):
        super().__init__(form.errors)
        self.form = form


class CommentForm(forms.Form):
    """About the block at `anchor`, or an answer to the comment whose key is `comment`."""

    text = forms.CharField(
        label=_("Your comment"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write your comment first.")},
    )

    def __init__(self, data=None, *, about: str):
        super().__init__(data, auto_id=f"text-{about or 'whole'}-%s")
        self.about = about


class AnswerForm(CommentForm):
    def __init__(self, data=None, *, about: str):
        super().__init__(data, about=f"answer-{about}")
        self.fields["text"].label = _("Your answer")
        self.fields["text"].error_messages["required"] = _("Write your answer first.")


@dataclass(frozen=True)
class Thread:
    """A comment with the form in which it is answered."""

    comment: Comment
    form: AnswerForm


@dataclass(frozen=True)
class Spot:
    """A place of the issue with its threads, and the form in which to say more about it."""

    place: Place
    threads: list[Thread]
    form: CommentForm

    @property
    def open(self) -> int:
        return sum(thread.comment.is_open for thread in self.threads)


def spots(material: Material, unwritten: CommentForm | None = None) -> list[Spot]:
    """The places of the issue; the form that came back stands where it was written."""

    def form(made: CommentForm) -> CommentForm:
        return unwritten if unwritten and unwritten.about == made.about else made

    return [
        Spot(
            place,
            [Thread(one, form(AnswerForm(about=str(one.pk)))) for one in place.comments],
            form(CommentForm(about=place.anchor)),
        )
        for place in places(material)
    ]


def carry_out(request, issue: Issue, deed: str) -> Comment:
    """Do it; gives the comment to be looked at next.

    Raises Unwritten, Http404 where the comment is gone, PermissionDenied or NoDraft.
    """
    if deed == "comment":
        anchor = request.POST.get("anchor", "")
        text = _text(CommentForm(request.POST, about=anchor))
        return commenting.comment(issue, anchor=anchor, text=text, by=request.user)
    comment = _comment(request, issue)
    if deed == "answer":
        text = _text(AnswerForm(request.POST, about=str(comment.pk)))
        commenting.answer(comment, text=text, by=request.user)
    else:
        SETTLING[deed](comment, by=request.user)
    return comment


SETTLING = {"resolve": commenting.resolve, "reopen": commenting.reopen}
DEEDS = {"comment", "answer", *SETTLING}


def _text(form: CommentForm) -> str:
    if not form.is_valid():
        raise Unwritten(form)
    return form.cleaned_data["text"]


def _comment(request, issue: Issue) -> Comment:
    key = request.POST.get("comment")
    found = is_key(Comment, key) and issue.comments.filter(answers=None, pk=key).first()
    if not found:
        raise Http404
    return found
