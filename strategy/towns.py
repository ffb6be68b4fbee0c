"""Where there are actions, on maps."""

from django.db.models import Exists, OuterRef

from network.map import town_map
from network.map.towns import TownMap
from network.models import Country
from network.models.listing import MOST_TOWNS

from .models import Action


def map_of(where: Country | Action) -> TownMap | None:
    """The towns of an action, or those of a country in which there is one; None without any."""
    if isinstance(where, Action):
        towns = where.towns.all()
    else:
        here = Action.towns.through.objects.filter(town=OuterRef("pk"))
        towns = where.towns.filter(Exists(here))
    return town_map(towns.select_related("country")[:MOST_TOWNS])
