"""Editions in the admin: to be read and downloaded, never changed."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.http import content_disposition_header
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from newsletter.models import Edition
from thbnet.admin import BaseAdmin


@admin.register(Edition)
class EditionAdmin(BaseAdmin):
    list_display = [
        "issue",
        "language",
        "revision_number",
        "pages",
        "created_at",
        "pdf_sha256",
        "download",
    ]
    list_display_links = ["issue"]
    list_filter = ["language", "revision__issue"]
    fields = [
        "issue",
        "language",
        "revision_number",
        "code",
        "title",
        "pages",
        "created_at",
        "pdf_sha256",
        "download",
    ]
    actions = None

    def has_add_permission(self, request):  # noqa: ARG002
        return False

    def has_change_permission(self, request, obj=None):  # noqa: ARG002
        return False

    def has_delete_permission(self, request, obj=None):  # noqa: ARG002
        return False

    def get_queryset(self, request):
        rows = super().get_queryset(request).select_related("revision__issue")
        return rows.defer("html", "pdf")

    def get_urls(self):
        view = self.admin_site.admin_view(require_safe(self.pdf_view))
        return [path("<int:pk>/pdf/", view, name="newsletter_edition_pdf"), *super().get_urls()]

    def pdf_view(self, request, pk):
        if not self.has_view_permission(request):
            raise PermissionDenied
        edition = get_object_or_404(Edition, pk=pk)
        return HttpResponse(
            edition.pdf,
            content_type="application/pdf",
            headers={
                "Content-Disposition": content_disposition_header(False, edition.filename),
                "Cache-Control": "no-store",
            },
        )

    @admin.display(description=_("issue"), ordering="revision__issue__number")
    def issue(self, edition: Edition) -> str:
        return str(edition.issue)

    @admin.display(description=_("revision"), ordering="revision__number")
    def revision_number(self, edition: Edition) -> int:
        return edition.revision.number

    @admin.display(description=_("PDF"))
    def download(self, edition: Edition) -> str:
        address = reverse("admin:newsletter_edition_pdf", args=[edition.pk])
        return format_html('<a href="{}">{}</a>', address, edition.filename)
