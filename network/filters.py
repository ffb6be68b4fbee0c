"""What the network's lists can be filtered by."""

import datetime

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from thbnet.filters import DayField, FilterForm

from .models import Country, Listing, Role
from .models.listing import ListingQuerySet


class DayForm(FilterForm):
    on = DayField()


class PostFilters(FilterForm):
    role = forms.ChoiceField(label=_("Role"))
    country = forms.ChoiceField(label=_("Country"))
    reach = forms.ChoiceField(
        label=_("Reach"),
        choices=[
            ("", _("All posts")),
            ("bilateral", _("One country")),
            ("regional", _("Several countries")),
        ],
    )
    vacant = forms.ChoiceField(
        label=_("Vacant"), choices=[("", _("All posts")), ("no", _("Held")), ("yes", _("Vacant"))]
    )
    on = DayField()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [
            ("", _("Every role")),
            *((anchor, str(role)) for anchor, role in self.roles.items()),
        ]
        self.fields["country"].choices = [
            ("", _("Every country")),
            *((slug, country.name) for slug, country in self.countries.items()),
        ]

    @cached_property
    def roles(self) -> dict[str, Role]:
        return {role.anchor: role for role in Role.objects.all()}

    @cached_property
    def countries(self) -> dict[str, Country]:
        """Those in which a post sits, or that one covers."""
        return {country.slug: country for country in Country.objects.listed().by_name()}

    @cached_property
    def chosen_country(self) -> Country | None:
        return self.countries.get(self.chosen.get("country"))

    def rows(self, on: datetime.date) -> ListingQuerySet:
        """The posts that were chosen, of those that lasted on that day, each once."""
        chosen, rows = self.chosen, Listing.objects.on(on)
        rows = rows.filter(country=self.chosen_country) if self.chosen_country else rows.seats()
        if "role" in chosen:
            rows = rows.filter(role=self.roles[chosen["role"]])
        if "reach" in chosen:
            rows = rows.regional(chosen["reach"] == "regional")
        if "vacant" in chosen:
            rows = rows.held(on, vacant=chosen["vacant"] == "yes")
        return rows
