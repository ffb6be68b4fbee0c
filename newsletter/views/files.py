"""The files of editions. Each is asked for anew: a correction replaces it, a withdrawal ends it."""

import mimetypes

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control
from django.views.decorators.http import condition, require_safe

from newsletter.citation import Citation
from newsletter.models import Edition, EditionPicture, Issue, Revision
from newsletter.references import FORMATS
from thbnet.ranges import ranged

from .notices import taken_down_or_404, withdrawn_or_404

A_MINUTE = 60  # seconds: for so long a picture may outlive its issue
GONE = "This picture was withdrawn. Cette image a été retirée."  # its address has no language


def _editions(number: int, revision: int | None = None):
    """The editions that readers may have, in the active language, the last revision first."""
    rows = Edition.objects.public().filter(language=get_language(), revision__issue__number=number)
    if revision is not None:
        rows = rows.filter(revision__number=revision)
    return rows.order_by("-revision__number")


def pdf_etag(_request, number, revision=None):
    """None where there is nothing: then the view decides, whatever the browser has."""
    sha256 = _editions(number, revision).values_list("pdf_sha256", flat=True).first()
    return sha256 and f'"{sha256}"'


@require_safe
@cache_control(public=True, no_cache=True)
@ranged
@condition(etag_func=pdf_etag)
def pdf(request, number):
    edition = _editions(number).select_related("revision__issue").defer("html").first()
    return _download(edition) if edition else withdrawn_or_404(request, number)


@require_safe
@cache_control(public=True, no_cache=True)
@ranged
@condition(etag_func=pdf_etag)
def revision_pdf(request, number, revision):
    found = _editions(number, revision).select_related("revision__issue").defer("html").first()
    return _download(found) if found else taken_down_or_404(request, number, revision)


@require_safe
def reference(request, number, kind):
    """The citation of the last revision, for reference managers."""
    edition = _editions(number).select_related("revision__issue").defer("html", "pdf").first()
    if edition is None:
        return withdrawn_or_404(request, number)
    file = FORMATS[kind](Citation(edition))
    disposition = content_disposition_header(as_attachment=True, filename=file.name)
    headers = {"Content-Disposition": disposition}
    return HttpResponse(file.content, content_type=file.content_type, headers=headers)


def _download(edition: Edition) -> HttpResponse:
    disposition = content_disposition_header(as_attachment=False, filename=edition.filename)
    return HttpResponse(
        edition.pdf,
        content_type="application/pdf",
        headers={"Content-Disposition": disposition},
    )


def _pictures(number: int, name: str):
    rows = EditionPicture.objects.filter(revision__issue__number=number, name=name)
    # PostgreSQL refuses the character where SQLite finds nothing.
    return rows.none() if "\0" in name else rows.order_by("-pk")


def picture_etag(_request, number, name):
    shown = _pictures(number, name).filter(revision__in=Revision.objects.public())
    return f'"{name}"' if shown.exists() else None


@require_safe
@cache_control(public=True, max_age=A_MINUTE)
@condition(etag_func=picture_etag)
def picture(_request, number, name):
    found = _pictures(number, name)
    shown = found.filter(revision__in=Revision.objects.public()).first()
    if shown is None:
        if found.filter(revision__issue__in=Issue.objects.once_published()).exists():
            return HttpResponse(GONE, content_type="text/plain; charset=utf-8", status=410)
        raise Http404
    content_type, _encoding = mimetypes.guess_type(name)
    return HttpResponse(shown.content, content_type=content_type)
