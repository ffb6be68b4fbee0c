"""The site itself: who may enter, and the pages that belong to no model."""

from collections.abc import Callable

from allauth.account.views import logout as sign_out
from csp.decorators import csp_replace
from django.conf import settings
from django.contrib import admin
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from django.views.i18n import set_language

from thbnet.accounts import second_factor
from thbnet.accounts.entrance import lead
from thbnet.handbook import Handbook, bundles, handbook
from thbnet.models import Page
from thbnet.sections import sections

from .autocomplete import AutocompleteView
from .page import PageAdmin
from .words import ScriptWords


class Site(admin.AdminSite):
    site_title = _("thbnet administration")
    site_header = _("thbnet")
    index_title = _("What to do next")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.register(Page, PageAdmin)  # before the apps' own: the last of the index

    def get_urls(self):
        # The view-on-site detour tells the address of any row to anyone signed in: leave it out.
        inherited = super().get_urls()
        kept = [url for url in inherited if getattr(url, "name", None) != "view_on_site"]
        own = [
            path("language/", set_language, name="language"),
            path("help/", self._book(lambda: handbook(get_language())), name="help"),
            path("help/bundles/", self._book(bundles), name="help-bundles"),
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

    def _book(self, read: Callable[[], Handbook]):
        def page(request):
            book = read()
            context = {
                "title": book.title,
                "handbook": book,
                "is_nav_sidebar_enabled": False,  # the handbook has its own contents there
            }
            return self.own_page(request, "admin/help.html", context)

        return require_safe(self.admin_view(page))

    def own_page(self, request, template: str, context: dict, status=200) -> TemplateResponse:
        """A page that Django does not have, in the frame of those that it has."""
        request.current_app = self.name
        frame = self.each_context(request)
        return TemplateResponse(request, template, frame | context, status=status)

    def autocomplete_view(self, request):
        return AutocompleteView.as_view(admin_site=self)(request)

    def i18n_javascript(self, request, extra_context=None):  # noqa: ARG002
        """With the words of the rich text editor, which asks for them in the same place."""
        return ScriptWords.as_view()(request)

    def get_app_list(self, request, app_label=None):
        """In the order of registration, the top floor first: what people come for most often."""
        return list(reversed(self._build_app_dict(request, app_label).values()))
