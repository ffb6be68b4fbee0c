from collections.abc import Callable
from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from network.models import Actor, Organisation
from thbnet.open_data import Field, Table, both

from .reading import CHUNK

COLUMNS = (
    "pk",
    "kind",
    "name_en",
    "name_fr",
    "country__code",
    "town__name_en",
    "town__name_fr",
    "town__latitude",
    "town__longitude",
    "website",
)


# Which organisations public pages name, as each app has it; others are known to the admin alone.
_named: list[Callable[[], Q]] = []


def name_organisations(condition: Callable[[], Q]) -> None:
    """Add those that it is true of."""
    _named.append(condition)


def _has_a_post() -> Q:
    return Exists(Actor.objects.begun().filter(organisation=OuterRef("pk")))


name_organisations(_has_a_post)


def named():
    return Organisation.objects.filter(reduce(or_, [condition() for condition in _named]))


def rows():
    return named().order_by("pk").values_list(*COLUMNS).iterator(CHUNK)


ORGANISATIONS = Table(
    name="organisations",
    title=_("Embassies, authorities and other organisations"),
    fields=(
        Field("id", "integer", _("Number of the row; it is never given to another one")),
        Field(
            "kind",
            "string",
            _("One of embassy, representation, regional, authority, ngo, international"),
        ),
        *both("name", _("Name")),
        Field("country", "string", _("ISO 3166 code of the country of its seat")),
        *both("town", _("Town of its seat")),
        Field("latitude", "number", _("Degrees north, of the town")),
        Field("longitude", "number", _("Degrees east, of the town")),
        Field("website", "string", _("Website")),
    ),
    rows=rows,
    count=lambda: named().count(),
)
