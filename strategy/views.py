from django.db.models import Prefetch
from django.views.generic import DetailView, TemplateView

from network.map import town_map
from network.models import Actor, Country, Town
from thbnet.paging import page_of
from thbnet.sections import sections

from .diagram import components_diagram
from .models import Action, Contribution, Strategy


class StrategyPage(TemplateView):
    template_name = "strategy/strategy.html"

    def get_context_data(self, **kwargs):
        strategy = Strategy.objects.in_force()
        components = _components(strategy) if strategy else []
        return super().get_context_data(
            **kwargs,
            strategy=strategy,
            components=components,
            diagram=components_diagram(components) if components else None,
            contributions=Contribution.objects.select_related("giver", "action"),
            partners=Country.objects.partners().with_page().by_name(),
        )


def _components(strategy: Strategy) -> list:
    return list(strategy.components.prefetch_related("informs", "actions"))


class Actions(TemplateView):
    template_name = "strategy/actions.html"

    def get_context_data(self, **kwargs):
        asked_for = self.request.GET.get("page", "1")
        return super().get_context_data(
            **kwargs, page=page_of(Action.objects.with_card(), asked_for)
        )


class ActionPage(DetailView):
    template_name = "strategy/action.html"

    def get_queryset(self):
        return Action.objects.select_related("coordinator").prefetch_related(
            "components",
            "partners",
            Prefetch("towns", Town.objects.select_related("country")),
            Prefetch("leader", Actor.objects.with_holders()),
            Prefetch("contributions", Contribution.objects.select_related("giver")),
        )

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            **kwargs,
            countries=self.object.countries.with_page().by_name(),
            map=town_map(self.object.towns.all()),
            sections=sections("action", self.object),
        )
