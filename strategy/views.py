"""The strategy's pages. They tell everyone the same, signed in or not: copies can be shared."""

from django.db.models import Prefetch
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.views.generic import DetailView, TemplateView

from network.map import svg
from network.models import Actor, Country
from thbnet.filters import Filtered
from thbnet.paging import page_of
from thbnet.sections import sections

from .chart import bar_chart
from .diagram import components_diagram
from .filters import ActionFilters, DayForm
from .funding import by_year, totals
from .models import Action, Component, Contribution, Strategy
from .telling import with_actions
from .towns import map_of


class StrategyPage(Filtered, TemplateView):
    template_name = "strategy/strategy.html"
    filter_form = DayForm

    @cached_property
    def strategy(self) -> Strategy | None:
        return Strategy.objects.in_force(self.day)

    def get_context_data(self, **kwargs):
        components = self._components()
        years = by_year(totals(Contribution.objects.filter(year__lte=self.day.year)))
        partners = Country.objects.partners(self.day).with_page().by_name()
        return super().get_context_data(
            **kwargs,
            strategy=self.strategy,
            figures=self.strategy and self.strategy.key_figures.known(self.day),
            told=with_actions(components, self.past_day),
            diagram=components_diagram(components) if components else None,
            years=years,
            chart=bar_chart(years),
            partners=partners.prefetch_related("former_names"),
        )

    def _components(self) -> list:
        return list(self.strategy.components.prefetch_related("informs")) if self.strategy else []


class Actions(Filtered, TemplateView):
    template_name = "strategy/actions.html"
    filter_form = ActionFilters

    def get_context_data(self, **kwargs):
        asked_for = self.request.GET.get("page", "1")
        page = page_of(self.filters.rows.with_card(), asked_for)
        return super().get_context_data(**kwargs, page=page)


class ActionPage(DetailView):
    template_name = "strategy/action.html"

    def get_queryset(self):
        return Action.objects.select_related("coordinator").prefetch_related(
            Prefetch("components", Component.objects.adopted()),
            "partners",
            "towns",
            Prefetch("leader", Actor.objects.with_holders()),
            Prefetch("contributions", Contribution.objects.select_related("giver")),
        )

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            **kwargs,
            countries=self.object.countries.with_page().by_name(),
            map=map_of(self.object),
            sections=sections("action", self.object),
        )


def action_towns(_request, slug: str):
    return _picture(get_object_or_404(Action, slug=slug))


def country_towns(_request, slug: str):
    return _picture(get_object_or_404(Country.objects.ever_partners(), slug=slug))


def _picture(where: Action | Country) -> HttpResponse:
    """Its map as a picture: who reads the page's words need not wait for it."""
    if (drawing := map_of(where)) is None:
        raise Http404
    drawn = svg("_components/map_towns.html", map=drawing)
    return HttpResponse(drawn, content_type="image/svg+xml")
