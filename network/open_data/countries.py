from collections import defaultdict

from django.utils.translation import gettext_lazy as _

from network.models import Country, FormerName
from thbnet.open_data import Addresses, Field, Table, both


def rows():
    addresses, former = Addresses("network:country"), _former_names()
    known = Country.objects.ever_partners().order_by("code")
    for country in known.prefetch_related("partnerships"):
        yield (
            country.code,
            country.name_en,
            country.name_fr,
            country.footnote_en,
            country.footnote_fr,
            former["en"][country.pk],
            former["fr"][country.pk],
            country.partnership.is_current,
            country.partnership.since,
            country.partnership.last_day,
            *addresses.of(country.slug),
        )


def _former_names() -> dict[str, dict[int, list[str]]]:
    """By language and country: each name with the last day on which it was borne."""
    found = {"en": defaultdict(list), "fr": defaultdict(list)}
    for name in FormerName.objects.order_by("until"):
        found["en"][name.country_id].append(f"{name.name_en} ({name.last_day})")
        found["fr"][name.country_id].append(f"{name.name_fr} ({name.last_day})")
    return found


COUNTRIES = Table(
    name="countries",
    title=_("Countries that are or were partners"),
    fields=(
        Field("code", "string", _("ISO 3166 code; XK for Kosovo")),
        *both("name", _("Name today")),
        *both("footnote", _("Footnote that goes with the name")),
        *both("former_names", _("Former names, each with its last day"), kind="list"),
        Field("is_partner", "boolean", _("Whether it is a partner today")),
        Field("partner_since", "date", _("First day of the partnership; empty: not known")),
        Field("partner_until", "date", _("Last day of the partnership; empty: it lasts")),
        *both("url", _("Page")),
    ),
    rows=rows,
    count=lambda: Country.objects.ever_partners().count(),
)
