"""The eleven block types: one typed piece of an issue each.

A block knows its content. How it looks on the web and in the PDF is the business of the
template of its name in `templates/newsletter/blocks/{web,pdf}/`, and what else that template
needs is gathered in `newsletter/rendering.py`.
"""

from content_editor.models import create_plugin_base
from django.core.files.storage import storages
from django.db import models
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from network.models import Actor, Holder
from network.models.holder import CARD
from strategy.models import Action, Strategy
from thbnet.pictures import PictureField
from thbnet.richtext import RichTextField
from thbnet.translated import TranslatedField

from .issue import Issue


def private_storage():
    return storages["private"]


class Block(create_plugin_base(Issue)):
    """What all blocks share. Their relations are named, to be read in a fixed number of queries."""

    related_fields: tuple[str, ...] = ()
    prefetched_fields: tuple[str, ...] = ()

    copy_of = models.PositiveBigIntegerField(
        null=True,
        editable=False,
        help_text="In a correction: the key of the published block that this one began as.",
    )

    class Meta:
        abstract = True
        ordering = ["ordering"]

    def __str__(self) -> str:
        return Truncator(self.telling or "").chars(70) or str(self._meta.verbose_name)

    @property
    def telling(self) -> str:
        """What an editor recognises the block by."""
        return self.title

    @classmethod
    def get_queryset(cls):
        rows = cls.objects.prefetch_related(*cls.prefetched_fields)
        return rows.select_related(*cls.related_fields) if cls.related_fields else rows


class HeadedBlock(Block):
    """A block that opens a section; with a teaser it is announced in "In this issue"."""

    title = TranslatedField(models.CharField(_("title"), max_length=120, blank=True))
    teaser = TranslatedField(
        models.TextField(
            _("teaser"),
            blank=True,
            help_text=_("Announces this block in “In this issue”, with its page."),
        )
    )
    section = TranslatedField(
        models.CharField(
            _("section"),
            max_length=40,
            blank=True,
            help_text=_("One or two words above the title and at the head of the PDF's pages."),
        )
    )
    starts_page = models.BooleanField(_("start a new page in the PDF"), default=False)

    class Meta(Block.Meta):
        abstract = True


class QuotedBlock(HeadedBlock):
    """A block of which one sentence may be set apart, in large letters."""

    quote = TranslatedField(
        models.CharField(
            _("pull quote"),
            max_length=200,
            blank=True,
            help_text=_("A passage of this text, word for word, to be set apart in large letters."),
        )
    )

    class Meta(HeadedBlock.Meta):
        abstract = True


class Foreword(HeadedBlock):
    text = TranslatedField(RichTextField(_("text"), blank=True))
    signatories = models.ManyToManyField(
        Holder, blank=True, related_name="forewords", verbose_name=_("signatories")
    )
    prefetched_fields = ("signatories__actor__role", "signatories__actor__organisation")

    class Meta(HeadedBlock.Meta):
        verbose_name = _("foreword")
        verbose_name_plural = _("forewords")


class Article(QuotedBlock):
    lead = TranslatedField(models.TextField(_("lead"), blank=True))
    text = TranslatedField(RichTextField(_("text"), blank=True))

    class Meta(QuotedBlock.Meta):
        verbose_name = _("article")
        verbose_name_plural = _("articles")


class ComponentsDiagram(HeadedBlock):
    strategy = models.ForeignKey(
        Strategy, on_delete=models.PROTECT, related_name="diagrams", verbose_name=_("strategy")
    )
    text = TranslatedField(RichTextField(_("text"), blank=True))
    related_fields = ("strategy",)
    prefetched_fields = ("strategy__components__informs",)

    class Meta(HeadedBlock.Meta):
        verbose_name = _("components diagram")
        verbose_name_plural = _("components diagrams")


class CountriesMap(HeadedBlock):
    text = TranslatedField(RichTextField(_("text"), blank=True))

    class Meta(HeadedBlock.Meta):
        verbose_name = _("partner-countries map")
        verbose_name_plural = _("partner-countries maps")


class NetworkMap(HeadedBlock):
    text = TranslatedField(RichTextField(_("text"), blank=True))

    class Meta(HeadedBlock.Meta):
        verbose_name = _("network map with legend")
        verbose_name_plural = _("network maps with legend")


class Interview(QuotedBlock):
    """Opens an interview; the question-and-answer blocks that follow belong to it."""

    holder = models.ForeignKey(
        Holder, on_delete=models.PROTECT, related_name="interviews", verbose_name=_("with")
    )
    portrait = PictureField(
        _("portrait"),
        upload_to="interviews",
        storage=private_storage,
        blank=True,
        auto_add_fields=True,
        renditions={"card": CARD},
        help_text=_("For this interview only. Left empty, the one of the post's holder is shown."),
    )
    shows_portrait = models.BooleanField(_("show a portrait"), default=True)
    shows_contact = models.BooleanField(
        _("show the contact"),
        default=True,
        help_text=_("The functional address of the post, where that is public."),
    )
    introduction = TranslatedField(RichTextField(_("introduction"), blank=True))
    related_fields = ("holder__actor__role", "holder__actor__organisation")

    class Meta(QuotedBlock.Meta):
        verbose_name = _("interview")
        verbose_name_plural = _("interviews")

    @property
    def telling(self) -> str:
        return self.title or (str(self.holder) if self.holder_id else "")

    @property
    def shown_portrait(self):
        """Its own picture, else the holder's; None where none is to be shown."""
        return (self.portrait or self.holder.portrait) if self.shows_portrait else None

    @property
    def contact(self) -> dict[str, str]:
        """What may be printed under the name: the public ones of `email` and `phone`."""
        return self.holder.actor.contact_for() if self.shows_contact else {}


class QuestionAnswer(Block):
    question = TranslatedField(models.CharField(_("question"), max_length=300, blank=True))
    answer = TranslatedField(RichTextField(_("answer"), blank=True))

    class Meta(Block.Meta):
        verbose_name = _("question and answer")
        verbose_name_plural = _("questions and answers")

    @property
    def telling(self) -> str:
        return self.question


class Actions(HeadedBlock):
    text = TranslatedField(RichTextField(_("text"), blank=True))
    actions = models.ManyToManyField(
        Action, blank=True, related_name="mentions", verbose_name=_("actions")
    )
    prefetched_fields = (
        "actions__components",
        "actions__countries__former_names",
        "actions__towns",
        "actions__partners",
    )

    class Meta(HeadedBlock.Meta):
        verbose_name = _("actions")
        verbose_name_plural = _("actions")


class KeyFigure(Block):
    figure = TranslatedField(
        models.CharField(_("figure"), max_length=30, blank=True, help_text=_("Such as 270,000 €."))
    )
    qualifier = TranslatedField(
        models.CharField(
            _("qualifier"), max_length=60, blank=True, help_text=_("Such as more than, estimated.")
        )
    )
    label = TranslatedField(models.CharField(_("what it counts"), max_length=200, blank=True))
    source = TranslatedField(models.CharField(_("source and date"), max_length=200, blank=True))

    class Meta(Block.Meta):
        verbose_name = _("key figure")
        verbose_name_plural = _("key figures")

    @property
    def telling(self) -> str:
        return f"{self.figure} {self.label}".strip()


class People(models.TextChoices):
    NOBODY = "nobody", _("Nobody who can be recognised")
    ADULTS = "adults", _("Adults only")
    CHILDREN = "children", _("A child, or several")


class Image(Block):
    image = PictureField(
        _("image"),
        upload_to="blocks",
        storage=private_storage,
        auto_add_fields=True,
        renditions={"page": ("thumbnail", (1400, 1400))},
    )
    alt = TranslatedField(
        models.CharField(
            _("alternative text"),
            max_length=250,
            blank=True,
            help_text=_("What a reader who cannot see the image needs to know."),
        )
    )
    caption = TranslatedField(models.CharField(_("caption"), max_length=250, blank=True))
    credit = models.CharField(_("credit"), max_length=120, blank=True)
    people = models.CharField(
        _("who is in the picture"),
        max_length=8,
        choices=People,
        blank=True,
        help_text=_("People who can be recognised, also from behind or by their surroundings."),
    )
    consent = models.CharField(
        _("consent"),
        max_length=250,
        blank=True,
        help_text=_("Who agreed, when, and where that is kept. Never shown to readers."),
    )
    guardian_consent = models.CharField(
        _("consent of the parents or the guardian"),
        max_length=250,
        blank=True,
        help_text=_("For each child: who agreed, when, and where that is kept."),
    )

    class Meta(Block.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")

    @property
    def telling(self) -> str:
        return self.caption or self.alt


class Contact(HeadedBlock):
    actor = models.ForeignKey(
        Actor, on_delete=models.PROTECT, related_name="contact_blocks", verbose_name=_("post")
    )
    text = TranslatedField(RichTextField(_("text"), blank=True))
    related_fields = ("actor__role", "actor__organisation__town")
    prefetched_fields = ("actor__holders",)

    class Meta(HeadedBlock.Meta):
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")

    @property
    def telling(self) -> str:
        return self.title or (str(self.actor) if self.actor_id else "")


BLOCKS: tuple[type[Block], ...] = (
    Foreword,
    Article,
    ComponentsDiagram,
    CountriesMap,
    NetworkMap,
    Interview,
    QuestionAnswer,
    Actions,
    KeyFigure,
    Image,
    Contact,
)
