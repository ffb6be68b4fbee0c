from http import HTTPStatus
from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse
from django.views.generic import DetailView, TemplateView, View

from network.filters import DayForm, PostFilters
from network.map import roles_map, svg
from network.models import Actor, Country, Listing
from thbnet.dates import today
from thbnet.filters import Filtered
from thbnet.paging import page_of
from thbnet.sections import sections

ON_THE_MAP = {"role", "on"}  # a list chosen by anything else is read, not looked at


class NetworkMap:
    """The map of the posts that were chosen."""

    def map(self):
        rows, filters = self.filters.rows(self.day), self.filters
        partners = Country.objects.partners(self.day)
        named = [(country, country.name) for country in partners]
        return roles_map(rows.present(filters.roles.values()), named)


class Actors(NetworkMap, Filtered, TemplateView):
    template_name = "network/actors.html"
    filter_form = PostFilters

    def get_context_data(self, **kwargs):
        listed = self.filters.rows(self.day).in_order().prefetch_related(Listing.posts_on(self.day))
        page = page_of(listed, self.request.GET.get("page", "1"))
        has_map = page.number == 1 and self.filters.chosen.keys() <= ON_THE_MAP
        return super().get_context_data(
            **kwargs,
            page=page,
            posts=[row.actor for row in page.rows],
            map=self.map() if has_map else None,
            picture=f"{reverse('network:map')}{self._query()}",
        )

    def _query(self) -> str:
        """What the map's picture is to know, beside its address."""
        typed = {name: self.request.GET[name] for name in sorted(self.filters.chosen)}
        return f"?{urlencode(typed)}" if typed else ""


class ActorsMap(NetworkMap, Filtered, View):
    """The map of that page, as a picture: who reads its words need not wait for it."""

    filter_form = PostFilters

    def get(self, _request):
        drawn = svg("_components/network_map.html", map=self.map())
        status = HTTPStatus.OK if self.filters.is_valid() else HTTPStatus.BAD_REQUEST
        return HttpResponse(drawn, content_type="image/svg+xml", status=status)


class ActorPage(Filtered, DetailView):
    template_name = "network/actor.html"
    filter_form = DayForm

    def get_queryset(self):
        """A closed post keeps its page: links in old issues lead there."""
        posts = Actor.objects.begun().with_holders(self.day)
        return posts.prefetch_related("organisation__country__former_names")

    def get_context_data(self, **kwargs):
        is_now = self.day == today()
        return super().get_context_data(
            **kwargs,
            contact=self.object.contact_for() if is_now else {},
            countries=self.object.countries.with_page().by_name().prefetch_related("former_names"),
            sections=sections("actor", self.object) if is_now else [],
        )
