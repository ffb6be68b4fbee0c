from django.utils.translation import gettext_lazy as _

from network.models import Organisation
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


def rows():
    return Organisation.objects.order_by("pk").values_list(*COLUMNS).iterator(CHUNK)


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
    count=Organisation.objects.count,
)
