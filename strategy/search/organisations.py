from django.db.models import Exists, OuterRef, Prefetch
from django.utils.translation import gettext_lazy as _

from network.models import Organisation
from network.search import country_labels
from strategy.models import Action
from thbnet.search.kept import labelled_rows
from thbnet.search.sources import Entry, Source
from thbnet.translated import in_every_language


class Organisations(Source):
    """Those that take part in actions; the network's own are found by their posts."""

    kind, place, label = "organisation", 5, _("Organisation")
    model = Organisation
    follows = {
        "network_country": ("country",),
        "network_town": ("town",),
        "strategy_action": ("partnered_actions", "coordinated_actions"),
        "strategy_action_partners": ("partnered_actions",),
    }

    def rows(self):
        partnered = Action.partners.through.objects.filter(organisation=OuterRef("pk"))
        coordinated = Action.objects.filter(coordinator=OuterRef("pk"))
        actions = Action.objects.all()
        return (
            Organisation.objects.filter(Exists(partnered) | Exists(coordinated))
            .select_related("town", "country")
            .prefetch_related(
                Prefetch("partnered_actions", actions, to_attr="partnered"),
                Prefetch("coordinated_actions", actions, to_attr="coordinated"),
            )
        )

    def touched(self, changes, turned):
        """Also those that took part in an action before it changed."""
        actions = changes.get("strategy_action", set()) | changes.get(
            "strategy_action_partners", set()
        )
        former = labelled_rows(self.kind, {f"action={key}" for key in actions})
        return super().touched(changes, turned) | former

    def entries(self, organisation):
        actions = {*organisation.partnered, *organisation.coordinated}
        newest = sorted(actions, key=_by_start, reverse=True)
        parts = [organisation.get_kind_display(), organisation.town]
        titles = ", ".join(action.title for action in newest)
        yield Entry(
            title=organisation.name,
            url=newest[0].get_absolute_url(),
            body=f"{', '.join(str(part) for part in parts if part)}. {titles}",
            also=" ".join(in_every_language(organisation, "name")),
            labels=country_labels([organisation.country])
            | {f"action={action.pk}" for action in actions},
            spoken=organisation.spoken,
        )


def _by_start(action: Action) -> tuple:
    return (action.starts_on is not None, action.starts_on, action.pk)
