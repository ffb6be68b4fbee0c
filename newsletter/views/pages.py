from django.http import Http404
from django.utils.decorators import method_decorator
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control
from django.views.generic import DetailView, ListView, TemplateView

from network.map import countries_map
from network.models import Country
from newsletter.models import Edition, Issue, Revision
from strategy.diagram import components_diagram
from strategy.models import Action, Strategy

from .notices import withdrawn_or_404


def editions():
    """What a reader of the active language may have, newest first."""
    return Edition.objects.public().latest(get_language())


class Home(TemplateView):
    template_name = "newsletter/home.html"

    def get_context_data(self, **kwargs):
        countries = Country.objects.partners().with_page().by_name()
        partners = [(country, country.name) for country in countries]
        strategy = Strategy.objects.in_force()
        components = strategy.components.prefetch_related("informs") if strategy else []
        return super().get_context_data(
            **kwargs,
            edition=editions().first(),
            strategy=strategy,
            diagram=components_diagram(components) if components else None,
            actions=Action.objects.prefetch_related("towns")[:3],
            partners=partners,
            map=countries_map(partners),
        )


class Archive(ListView):
    """Every issue there was: those withdrawn since are named, and nothing more."""

    template_name = "newsletter/archive.html"
    context_object_name = "entries"

    def get_queryset(self):
        entries = [{"issue": edition.issue, "edition": edition} for edition in editions()]
        entries += [{"issue": issue} for issue in Issue.objects.withdrawn()]
        return sorted(entries, key=lambda entry: -entry["issue"].number)


@method_decorator(cache_control(public=True, no_cache=True), name="dispatch")
class IssuePage(DetailView):
    template_name = "newsletter/issue.html"
    context_object_name = "edition"
    slug_field = "revision__issue__number"
    slug_url_kwarg = "number"

    def get_queryset(self):
        return editions().defer(None).defer("pdf")

    def get(self, request, *args, **kwargs):
        try:
            return super().get(request, *args, **kwargs)
        except Http404:
            return withdrawn_or_404(request, kwargs["number"])

    def get_context_data(self, **kwargs):
        published, number = Issue.objects.published(), self.kwargs["number"]
        issue = self.object.issue
        told = Revision.objects.public().filter(editions__language=self.object.language)
        same = Edition.objects.filter(revision=self.object.revision)
        return super().get_context_data(
            **kwargs,
            issue=issue,
            revisions=told.filter(issue=issue),
            editions=same.with_size().order_by("language"),
            previous=published.filter(number__lt=number).order_by("-number").first(),
            next=published.filter(number__gt=number).order_by("number").first(),
        )
