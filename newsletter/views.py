import mimetypes

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control
from django.views.decorators.http import condition, require_safe
from django.views.generic import DetailView, ListView, TemplateView

from network.map import countries_map
from network.models import Country
from strategy.models import Action, Strategy
from thbnet.files import A_YEAR

from .models import Edition, EditionPicture, Issue, Revision


def editions():
    """What a reader of the active language may have, newest first."""
    return Edition.objects.public().latest(get_language())


class Home(TemplateView):
    template_name = "newsletter/home.html"

    def get_context_data(self, **kwargs):
        countries = Country.objects.partners().with_page().by_name()
        partners = [(country, country.name) for country in countries]
        return super().get_context_data(
            **kwargs,
            edition=editions().first(),
            strategy=Strategy.objects.in_force(),
            actions=Action.objects.prefetch_related("towns")[:3],
            partners=partners,
            map=countries_map(partners),
        )


class Archive(ListView):
    template_name = "newsletter/archive.html"
    context_object_name = "editions"

    def get_queryset(self):
        return editions()


class IssuePage(DetailView):
    template_name = "newsletter/issue.html"
    context_object_name = "edition"
    slug_field = "revision__issue__number"
    slug_url_kwarg = "number"

    def get_queryset(self):
        return editions().defer(None).defer("pdf")

    def get_context_data(self, **kwargs):
        published, number = Issue.objects.published(), self.kwargs["number"]
        return super().get_context_data(
            **kwargs,
            issue=self.object.issue,
            previous=published.filter(number__lt=number).order_by("-number").first(),
            next=published.filter(number__gt=number).order_by("number").first(),
        )


def pdf_etag(_request, number):
    edition = get_object_or_404(editions(), revision__issue__number=number)
    return f'"{edition.pdf_sha256}"'


@require_safe
@cache_control(public=True, no_cache=True)
@condition(etag_func=pdf_etag)
def pdf(_request, number):
    """The stored file, asked for anew each time: a correction replaces it, a withdrawal ends it."""
    edition = get_object_or_404(
        editions().defer(None).defer("html"), revision__issue__number=number
    )
    disposition = content_disposition_header(as_attachment=False, filename=edition.filename)
    return HttpResponse(
        edition.pdf,
        content_type="application/pdf",
        headers={"Content-Disposition": disposition},
    )


@require_safe
@cache_control(public=True, immutable=True, max_age=A_YEAR)
def picture(_request, number, name):
    if "\0" in name:  # PostgreSQL refuses the character where SQLite finds nothing.
        raise Http404
    shown = EditionPicture.objects.filter(revision__in=Revision.objects.public())
    found = shown.filter(revision__issue__number=number, name=name).order_by("-pk").first()
    if found is None:
        raise Http404
    content_type, _encoding = mimetypes.guess_type(name)
    return HttpResponse(found.content, content_type=content_type)
