"""What the strategy adds to the network's pages."""

from django.utils.translation import gettext_lazy as _

from network.map import town_map
from network.models import Actor, Country, Town
from thbnet.sections import register

from .admin_home import own_actions
from .models import Action, Strategy
from .staleness import stale_by_organisation


def note_on_the_area(_partners: list[Country]) -> dict:
    return {"strategy": Strategy.objects.in_force()}


def actions_in(country: Country) -> dict:
    towns = Town.objects.filter(country=country, pk__in=Action.towns.through.objects.values("town"))
    return {
        "country": country,
        "actions": Action.objects.in_country(country).with_card(),
        "map": town_map(towns.select_related("country")),
    }


def actions_led_by(actor: Actor) -> dict:
    return {"actions": actor.led_actions.with_card()}


def register_all() -> None:
    register("countries", template="strategy/_area_note.html", context=note_on_the_area)
    register(
        "country",
        template="strategy/_country_actions.html",
        context=actions_in,
        place=1,
        anchor="actions",
        title=_("Actions"),
    )
    register("actor", template="strategy/_led_actions.html", context=actions_led_by)
    register("admin-home", template="admin/home/actions.html", context=own_actions, place=2)
    register("admin-home", template="admin/home/stale.html", context=stale_by_organisation, place=4)
