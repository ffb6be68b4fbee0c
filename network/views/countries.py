import datetime
from operator import attrgetter

from django.db.models import prefetch_related_objects
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.generic import DetailView, TemplateView, View

from network.filters import DayForm
from network.map import countries_map, svg
from network.models import Actor, Country, Listing
from thbnet.filters import Filtered
from thbnet.sections import Section, sections
from thbnet.words import plain

MOST = 24  # posts of a country on its page; who is who has them all


class Countries(Filtered, TemplateView):
    template_name = "network/countries.html"
    filter_form = DayForm

    def get_context_data(self, **kwargs):
        known = self._known()
        partners = [row for row in known if row[2].holds_on(self.day)]
        return super().get_context_data(
            **kwargs,
            partners=partners,
            former_partners=[row for row in known if row not in partners],
            map=countries_map([row[:2] for row in partners], on=self.past_day),
            sections=[] if self.past_day else sections("countries", [row[0] for row in partners]),
        )

    def _known(self) -> list[tuple]:
        """Who was a partner by that day: country, name on that day, partnership; by the names."""
        countries = Country.objects.ever_partners().prefetch_related("partnerships", "former_names")
        rows = [(one, one.name_on(self.day), one.partnership_on(self.day)) for one in countries]
        return sorted((row for row in rows if row[2]), key=lambda row: plain(row[1]))


class CountriesMap(View):
    """The map of today's partners, as a picture: for pages that have more to tell than this."""

    def get(self, _request):
        partners = [(country, country.name) for country in Country.objects.partners()]
        drawn = svg("_components/map.html", map=countries_map(partners, link=False))
        return HttpResponse(drawn, content_type="image/svg+xml")


class CountryPage(Filtered, DetailView):
    """As of a day gone by it tells who worked there, not what is known, done or reached today."""

    template_name = "network/country.html"
    filter_form = DayForm

    def get_queryset(self):
        known = Country.objects.ever_partners()
        return known.prefetch_related("partnerships", "former_names")

    def get_context_data(self, **kwargs):
        country = self.object
        partnership = country.partnership_on(self.day)
        shown = [_posts_section(country, self.day)]
        if not self.past_day:
            shown += [_contacts_section(country, shown[0]), *sections("country", country)]
        shown.sort(key=attrgetter("place"))
        return super().get_context_data(
            **kwargs,
            name=country.name_on(self.day),
            partnership=partnership,
            is_partner=partnership is not None and partnership.holds_on(self.day),
            sections=shown,
            jumps=[section for section in shown if section.anchor],
        )


def _posts_section(country: Country, day: datetime.date) -> Section:
    here, away = _posts(country, day)
    about = {
        "country": country,
        "posts": here[:MOST],
        "regional_posts": away[:MOST],
        "has_more": len(here) > MOST or len(away) > MOST,
    }
    return Section("network/_country_posts.html", about, "posts", _("Who works here"))


def _contacts_section(country: Country, listed: Section) -> Section:
    posts = listed.context["posts"]
    told = [(post, contact) for post in posts if (contact := post.contact_for())]
    about = {"country": country, "contacts": told}
    return Section("network/_country_contacts.html", about, "contacts", _("Contacts"), place=2)


def _posts(country: Country, day: datetime.date) -> tuple[list[Actor], list[Actor]]:
    """Those that sit there and those that cover it from elsewhere, one more than shown of each."""
    listed = Listing.objects.on(day).filter(country=country).in_order()
    rows = [list(listed.away(away)[: MOST + 1]) for away in (False, True)]
    prefetch_related_objects([*rows[0], *rows[1]], Listing.posts_on(day))
    here, away = ([row.actor for row in part] for part in rows)
    return here, away
