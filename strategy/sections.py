"""What the strategy adds to the network's pages."""

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from network.models import Actor, Country
from thbnet.sections import register

from .admin_home import own_actions
from .models import Action, Strategy
from .staleness import stale_by_organisation
from .towns import map_of

MOST = 12  # actions on somebody else's page; the list has them all
MOST_PARTNERS = 48


def note_on_the_area(_partners: list[Country]) -> dict:
    return {"strategy": Strategy.objects.in_force()}


def actions_in(country: Country) -> dict:
    return {
        "country": country,
        "actions": Action.objects.in_country(country).with_card()[:MOST],
        "number": Action.countries.through.objects.filter(country=country).count(),
        "most": MOST,
        "map": map_of(country),
        "picture": reverse("strategy:country-towns", args=[country.slug]),
    }


def partners_in(country: Country) -> dict:
    taking_part = Action.partners.through.objects.filter(organisation=OuterRef("pk"))
    rows = country.organisations.filter(Exists(taking_part)).select_related("town")
    found = list(rows[: MOST_PARTNERS + 1])
    return {"partners": found[:MOST_PARTNERS], "has_more": len(found) > MOST_PARTNERS}


def actions_led_by(actor: Actor) -> dict:
    return {
        "actor": actor,
        "actions": actor.led_actions.with_card()[:MOST],
        "number": actor.led_actions.count(),
        "most": MOST,
    }


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
    register(
        "country",
        template="strategy/_country_partners.html",
        context=partners_in,
        place=2,
        anchor="partners",
        title=_("Partners"),
    )
    register("actor", template="strategy/_led_actions.html", context=actions_led_by)
    register("admin-home", template="admin/home/actions.html", context=own_actions, place=2)
    register("admin-home", template="admin/home/stale.html", context=stale_by_organisation, place=4)
