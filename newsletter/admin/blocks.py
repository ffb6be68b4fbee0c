"""The block editor's eleven kinds: what an editor fills in, English beside French."""

from collections import defaultdict

from content_editor.admin import ContentEditorInline
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from newsletter.actions.correcting import give_back
from newsletter.material import Material
from newsletter.models import (
    Actions,
    Article,
    Block,
    ComponentsDiagram,
    Contact,
    CountriesMap,
    Foreword,
    Image,
    Interview,
    KeyFigure,
    NetworkMap,
    QuestionAnswer,
    TextRequest,
)
from newsletter.models.blocks import HeadedBlock
from newsletter.models.request_state import KINDS
from newsletter.permissions import CHANGE, VIEW
from newsletter.reviews.approved import forget as forget_words
from thbnet.admin import pair
from thbnet.admin.labels import NamedRows
from thbnet.admin.limits import LimitedChoices
from thbnet.richtext import RichTextField
from thbnet.translated import language_of

from .forms import BlockForm
from .opened import OpenedFormSet
from .rich_text import RichTextOnce

MOST_BLOCKS = 60  # of one kind; the longest plausible issue has 40 altogether
OVERVIEW = (
    _("Announcement and page"),
    {"classes": ["collapse"], "fields": [pair("section"), pair("teaser"), "starts_page"]},
)


class BlockFormSet(OpenedFormSet):
    """Who deletes a block of which somebody was asked for the text is told so before it goes."""

    def clean(self):
        super().clean()
        asked = self._asked_with()
        for form, requests in asked.items():
            form.asked = ",".join(str(request.pk) for request in requests)
        unread = [form for form in asked if form.data.get(form.told_asked) != form.asked]
        if unread:
            raise ValidationError([_told(form.instance, asked[form]) for form in unread])

    def _asked_with(self) -> dict[BlockForm, list[TextRequest]]:
        """The forms of blocks to delete, each with the requests that go with it, if any do."""
        kind = self.model._meta.model_name
        going = {
            form.instance.pk: form
            for form in self.initial_forms
            # Of a correction's block they are given back instead.
            if self._should_delete_form(form) and not form.instance.copy_of
        }
        found = defaultdict(list)
        if going and kind in KINDS:
            rows = TextRequest.objects.in_hand().filter(**{f"{kind}__in": list(going)})
            for request in rows.order_by("pk"):
                found[going[getattr(request, f"{kind}_id")]].append(request)
        return found

    def delete_existing(self, obj, commit=True):
        if commit:
            give_back(obj)
            _forget(obj)
        super().delete_existing(obj, commit)


def _forget(block: Block) -> None:
    """What somebody was asked for goes for good: also from what reviewers approved."""
    kind = block._meta.model_name
    if kind in KINDS and TextRequest.objects.filter(**{kind: block.pk}).exists():
        questions = Material(block.parent).questions.get(block, [])
        forget_words(block.parent, {block, *questions})


def _told(block: Block, requests: list[TextRequest]) -> str:
    return _(
        "“%(block)s” is a text that was asked for: %(names)s. With the block, the request and what "
        "was written go for good, and the link ends. Save again to delete it."
    ) % {"block": block, "names": ", ".join(request.name for request in requests)}


class BlockInline(ContentEditorInline):
    form = BlockForm
    formset = BlockFormSet
    template = "admin/newsletter/issue/blocks.html"
    max_num = MOST_BLOCKS

    def get_formset(self, request, obj=None, **kwargs):
        return super().get_formset(request, obj, absolute_max=MOST_BLOCKS, **kwargs)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if isinstance(db_field, RichTextField):
            kwargs["widget"] = RichTextOnce
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and isinstance(db_field, models.TextField):
            field.widget.attrs["rows"] = 3
        language = language_of(db_field)
        if language and field:
            field.widget.attrs["lang"] = language
            if language != settings.LANGUAGES[0][0]:
                field.help_text = ""  # said once, beside the first language's field
        return field

    # Blocks have no life of their own: who may change the issue may change them.
    def has_view_permission(self, request, obj=None):  # noqa: ARG002
        return request.user.has_perm(VIEW)

    def has_add_permission(self, request, obj=None):  # noqa: ARG002
        return request.user.has_perm(CHANGE)

    has_change_permission = has_delete_permission = has_add_permission


def inline(model: type[Block], icon: str, *fields, autocomplete: tuple[str, ...] = ()) -> type:
    """The inline of a block type; `fields` are rows, `icon` is a Material Icons name."""
    content = (None, {"fields": [*fields, "region", "ordering", "opened"]})
    overview = [OVERVIEW] if issubclass(model, HeadedBlock) else []
    bases = (LimitedChoices, NamedRows, BlockInline)
    options = {
        "model": model,
        "icon": icon,
        "fieldsets": [content, *overview],
        "autocomplete_fields": autocomplete,
        "related_fields": model.related_fields,
        "chosen_fields": [field.name for field in model._meta.many_to_many],
    }
    return type(f"{model.__name__}Inline", bases, options)


TITLE, TEXT = pair("title"), pair("text")

BLOCK_INLINES = [
    inline(Foreword, "draw", TITLE, "signatories", TEXT, autocomplete=("signatories",)),
    inline(Article, "article", TITLE, pair("lead"), TEXT, pair("quote")),
    inline(ComponentsDiagram, "account_tree", TITLE, "strategy", TEXT, autocomplete=("strategy",)),
    inline(CountriesMap, "map", TITLE, TEXT),
    inline(NetworkMap, "hub", TITLE, TEXT),
    inline(
        Interview,
        "mic",
        "holder",
        TITLE,
        "portrait",
        "portrait_ppoi",
        ("shows_portrait", "shows_contact"),
        pair("introduction"),
        pair("quote"),
        autocomplete=("holder",),
    ),
    inline(QuestionAnswer, "forum", pair("question"), pair("answer")),
    inline(Actions, "checklist", TITLE, TEXT, "actions", autocomplete=("actions",)),
    inline(KeyFigure, "tag", pair("figure"), pair("qualifier"), pair("label"), pair("source")),
    inline(
        Image,
        "image",
        "image",
        pair("alt"),
        pair("caption"),
        "credit",
        "people",
        ("consent", "guardian_consent"),
    ),
    inline(Contact, "contact_mail", "actor", TITLE, TEXT, autocomplete=("actor",)),
]
