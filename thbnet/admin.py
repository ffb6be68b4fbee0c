"""The admin site, and what every admin class of the project inherits. Knows no app."""

from allauth.account.views import logout as sign_out
from csp.decorators import csp_replace
from django.conf import settings
from django.contrib import admin
from django.core.exceptions import BadRequest
from django.db import IntegrityError, models
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from django.views.i18n import set_language
from js_asset import Media
from translated_fields import TranslatedFieldAdmin, to_attribute

from .accounts import second_factor
from .accounts.entrance import lead
from .admin_autocomplete import AutocompleteView
from .admin_conflict_rows import VersionedInline
from .admin_conflicts import MeetsOthers
from .admin_deletion import DeletesUnnamed
from .admin_gone import ReturnsWords
from .admin_history import KeepsHistory
from .admin_labels import LearnsLabels, NamedRows
from .admin_limits import LimitedChoices, LimitedRows
from .admin_overviews import OverviewFormSet
from .admin_questions import LimitedQuestions
from .admin_words import ScriptWords
from .handbook import handbook
from .sections import sections


def pair(name: str) -> tuple[str, ...]:
    """The columns of a translated field, for one row of `fieldsets`: English beside French."""
    return tuple(to_attribute(name, code) for code, _name in settings.LANGUAGES)


class Site(admin.AdminSite):
    site_title = _("thbnet administration")
    site_header = _("thbnet")
    index_title = _("What to do next")

    def get_urls(self):
        # The view-on-site detour tells the address of any row to anyone signed in: leave it out.
        inherited = super().get_urls()
        kept = [url for url in inherited if getattr(url, "name", None) != "view_on_site"]
        own = [
            path("language/", set_language, name="language"),
            path("help/", require_safe(self.admin_view(self.help)), name="help"),
        ]
        return [*own, *kept]

    def admin_view(self, view, cacheable=False):
        return csp_replace(settings.ADMIN_CSP)(super().admin_view(view, cacheable))

    def has_permission(self, request):
        return super().has_permission(request) and second_factor.satisfied(request)

    def login(self, request, extra_context=None):  # noqa: ARG002
        return lead(request, may_enter=self.has_permission(request))

    def logout(self, request, extra_context=None):  # noqa: ARG002
        return sign_out(request)

    def password_change(self, request, extra_context=None):  # noqa: ARG002
        return redirect("account_change_password")

    def index(self, request, extra_context=None):
        home = {"sections": sections("admin-home", request)}
        return super().index(request, (extra_context or {}) | home)

    def help(self, request):
        book = handbook(get_language())
        context = self.each_context(request) | {
            "title": book.title,
            "handbook": book,
            "is_nav_sidebar_enabled": False,  # the handbook has its own contents there
        }
        return TemplateResponse(request, "admin/help.html", context)

    def autocomplete_view(self, request):
        return AutocompleteView.as_view(admin_site=self)(request)

    def i18n_javascript(self, request, extra_context=None):  # noqa: ARG002
        """With the words of the rich text editor, which asks for them in the same place."""
        return ScriptWords.as_view()(request)

    def get_app_list(self, request, app_label=None):
        """In the order of registration, the top floor first: what people come for most often."""
        return list(reversed(self._build_app_dict(request, app_label).values()))


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
