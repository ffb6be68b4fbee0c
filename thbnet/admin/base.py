"""The classes from which every ModelAdmin and inline of the project descends."""

from django.conf import settings
from django.contrib import admin
from django.core.exceptions import BadRequest
from django.db import IntegrityError, models
from django.utils.text import capfirst
from js_asset import Media
from translated_fields import TranslatedFieldAdmin, to_attribute

from .conflict_rows import VersionedInline
from .conflicts import MeetsOthers
from .deletion import DeletesUnnamed
from .gone import ReturnsWords
from .history import KeepsHistory
from .labels import LearnsLabels, NamedRows
from .limits import LimitedChoices, LimitedRows
from .overviews import OverviewFormSet
from .questions import LimitedQuestions


def pair(name: str) -> tuple[str, ...]:
    """The columns of a translated field, for one row of `fieldsets`: English beside French."""
    return tuple(to_attribute(name, code) for code, _name in settings.LANGUAGES)


class BaseAdmin(
    DeletesUnnamed,
    LearnsLabels,
    MeetsOthers,
    ReturnsWords,
    KeepsHistory,
    LimitedRows,
    LimitedChoices,
    LimitedQuestions,
    TranslatedFieldAdmin,
    admin.ModelAdmin,
):
    """Mix in before other ModelAdmin classes: `class IssueAdmin(BaseAdmin, ContentEditor)`."""

    list_per_page = 50
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}

    class Media:
        js = ["js/admin-names.js", "js/first-mistake.js"]

    def changelist_view(self, request, extra_context=None):
        """Under the name of what it lists: Django's title asks to select something."""
        title = {"title": capfirst(self.opts.verbose_name_plural)}
        return super().changelist_view(request, title | (extra_context or {}))

    def changeform_view(self, request, *args, **kwargs):
        if "_saveasnew" in request.POST and not self.save_as:
            raise BadRequest("No page offers this: Django would show its answer for no row at all.")
        try:
            return super().changeform_view(request, *args, **kwargs)
        except IntegrityError:
            # Somebody else saved between our check and our writing, which is rolled back.
            # The check now sees their row, and says so beside the field.
            return super().changeform_view(request, *args, **kwargs)

    def render_change_form(self, request, context, *args, **kwargs):
        context["media"] = Media.from_media(context["media"], nonce=request.csp_nonce)
        return super().render_change_form(request, context, *args, **kwargs)


class BaseTabularInline(VersionedInline, LimitedChoices, NamedRows, admin.TabularInline):
    extra = 0


class BaseStackedInline(VersionedInline, LimitedChoices, NamedRows, admin.StackedInline):
    """For rows of more fields than a table has room for."""

    extra = 0


class OverviewInline(BaseTabularInline):
    """Shows the rows that belong here, each with a link to its own page; changes none."""

    formset = OverviewFormSet
    can_delete = False
    show_change_link = True
    edits_rows = False

    def has_add_permission(self, _request, _obj=None):
        return False

    def has_change_permission(self, _request, _obj=None):
        return False
