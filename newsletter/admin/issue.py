"""Issues in the admin: the list, and the page on which an issue is composed from blocks."""

from content_editor.admin import ContentEditor
from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from newsletter.actions.scheduling import in_words
from newsletter.models import Issue, TextRequest
from newsletter.permissions import PUBLISH
from thbnet.admin import BaseAdmin, pair

from .asking import Asking
from .beside import Beside
from .blocks import BLOCK_INLINES
from .checking import Checking
from .correcting import Correcting
from .exporting import Exporting
from .forms import IssueForm
from .importing import Importing
from .logbook import Logbook
from .previewing import Previewing
from .published import public_links
from .publishing import Publishing
from .recording import Recording
from .reviewing import Reviewing
from .starting import Starting
from .withdrawing import Withdrawing


@admin.register(Issue)
class IssueAdmin(
    Starting,
    Asking,
    Checking,
    Reviewing,
    Publishing,
    Correcting,
    Withdrawing,
    Previewing,
    Beside,
    Logbook,
    Exporting,
    Importing,
    Recording,
    BaseAdmin,
    ContentEditor,
):
    inlines = BLOCK_INLINES
    form = IssueForm
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("number", "year", "quarter"),
                    ("planned_on", "page_budget"),
                    pair("title"),
                    "opened",
                ]
            },
        )
    ]
    list_display = [
        "number",
        "quarter_name",
        "title",
        "state",
        "links",
    ]
    list_display_links = ["number", "quarter_name", "title"]
    list_filter = ["status", "year"]
    list_select_related = ["corrects"]
    search_fields = ["title_en", "title_fr"]
    actions = None
    view_on_site = False
    # What goes with a draft; the log stays.
    own_parts = ("corrections", "events", "reasons", "reviews", "comments")

    # What was published is never changed, and the list needs no permission of one row.
    def has_change_permission(self, request, obj=None):
        open_ = obj is None or obj.is_unpublished
        return open_ and super().has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        # A correction is dropped by its action, which gives requested texts back.
        open_ = obj is None or (obj.is_unpublished and not obj.is_correction)
        return open_ and super().has_delete_permission(request, obj)

    def goes_along(self, issue) -> str:
        asked = TextRequest.objects.in_hand().of(issue).values_list("name", flat=True)
        told = _(
            "Texts were asked for, of %(names)s. The requests and what was written go with it, and "
            "the links end."
        )
        return told % {"names": ", ".join(asked)} if asked else ""

    def get_object(self, request, object_id, from_field=None):
        """The issue; inside a transaction, one that nobody publishes before it ends.

        Whoever may see none is told nothing by the answer, not even whether there is one.
        """
        if not self.has_view_permission(request):
            raise PermissionDenied
        issue = super().get_object(request, object_id, from_field)
        if issue is not None and transaction.get_connection().in_atomic_block:
            issue = Issue.objects.select_for_update().filter(pk=issue.pk).first()
        return issue

    def change_view(self, request, object_id, form_url="", extra_context=None):
        if request.method != "POST" and (away := self._where_instead(request, object_id)):
            return redirect(away)
        extra = {**(extra_context or {}), **self._tools(request, object_id)}
        try:
            return super().change_view(request, object_id, form_url, extra)
        except PermissionDenied:
            issue = self.get_object(request, unquote(object_id))
            if issue is None or issue.is_unpublished:
                raise
            return self.too_late(request, issue)

    def _where_instead(self, request, object_id) -> str:
        """The page that stands in for the editor where nothing may be edited, or ""."""
        issue = self.get_object(request, unquote(object_id))
        if issue is None or self.has_change_permission(request, issue):
            return ""
        if issue.is_unpublished:
            return self.reading_url(issue, get_language())
        return self.published_url(issue)

    def _tools(self, request, object_id) -> dict:
        """What the editor's page offers beside saving."""
        issue = self.get_object(request, unquote(object_id))
        tabs = self.tabs(request, issue, current="change") if issue else []
        publish = issue and request.user.has_perm(PUBLISH)
        return {
            "title": str(issue) if issue else "",  # as on the other tabs
            "subtitle": None,
            "tabs": tabs,
            "publish_url": publish and self.issue_url(issue, "publish"),
            "show_save_and_add_another": False,
        }

    def save_model(self, request, obj, form, change):
        """Only what the form shows: publishing is written by `actions.publish` and nobody else."""
        if change:
            obj.save(update_fields=form.cleaned_data.keys() - {"opened"})
        else:
            self.start(request, obj, form)

    def save_related(self, request, form, formsets, change):
        # The editor's cloning asks neither whose block it copies nor who may copy it.
        if "_clone" in request.POST:
            raise PermissionDenied
        super().save_related(request, form, formsets, change)

    @admin.display(description=_("quarter"), ordering=F("year") * 4 + F("quarter"))
    def quarter_name(self, issue: Issue) -> str:
        return issue.quarter_name

    @admin.display(description=_("status"), ordering="status")
    def state(self, issue: Issue) -> str:
        """Its status and since when; of a correction its kind, and when it publishes itself."""
        told = [issue.get_status_display()]
        if issue.is_published:
            told.append(date_format(timezone.localtime(issue.published_at)))
        if issue.is_correction:
            told.append(issue.get_correction_kind_display())
        if issue.publish_at:
            told.append(in_words(issue.publish_at))
        return ", ".join(told)

    @admin.display(description=_("read"))
    def links(self, issue: Issue) -> str:
        links = self.preview_links(issue) if issue.is_unpublished else public_links(issue)
        return format_html_join(mark_safe("<br>"), '<a href="{}">{}</a>', links)
