"""The network's pages. They tell everyone the same, signed in or not: copies can be shared.

What holds today is asked in `get_queryset`, at each request: a class attribute would be asked
once, on the day the server started.
"""

from django.db.models import Count, Q
from django.http import HttpResponse
from django.views.generic import DetailView, ListView, TemplateView

from thbnet.sections import sections

from .map import countries_map, network_map, svg
from .models import Actor, Country, Role


class Countries(TemplateView):
    template_name = "network/countries.html"

    def get_context_data(self, **kwargs):
        known = Country.objects.ever_partners().prefetch_related("partnerships").by_name()
        partners = [country for country in known if country.partnership.is_current]
        return super().get_context_data(
            **kwargs,
            partners=partners,
            former_partners=[country for country in known if not country.partnership.is_current],
            map=countries_map([(country, country.name) for country in partners]),
            sections=sections("countries", partners),
        )


class CountryPage(DetailView):
    template_name = "network/country.html"

    def get_queryset(self):
        known = Country.objects.ever_partners()
        return known.prefetch_related("partnerships", "former_names")

    def get_context_data(self, **kwargs):
        posts = Actor.objects.current().covering(self.object).with_holders()
        seated = [post.organisation.country_id == self.object.pk for post in posts]
        return super().get_context_data(
            **kwargs,
            posts=[post for post, here in zip(posts, seated, strict=True) if here],
            regional_posts=[post for post, here in zip(posts, seated, strict=True) if not here],
            sections=sections("country", self.object),
        )


class Actors(ListView):
    template_name = "network/actors.html"
    context_object_name = "posts"

    def get_queryset(self):
        return Actor.objects.current().with_holders()

    def get_context_data(self, **kwargs):
        partners = [(country, country.name) for country in Country.objects.partners().by_name()]
        posts = list(self.object_list)
        return super().get_context_data(
            **kwargs,
            local_posts=sorted(
                (post for post in posts if not post.is_regional),
                key=lambda post: post.organisation.country.name,
            ),
            regional_posts=[post for post in posts if post.is_regional],
            map=network_map(posts, partners),
        )


class ActorsMap(Actors):
    """The map of that page, as a picture: who reads its words need not wait for it."""

    def render_to_response(self, context, **_kwargs):
        drawn = svg("_components/network_map.html", context["map"])
        return HttpResponse(drawn, content_type="image/svg+xml")


class ActorPage(DetailView):
    template_name = "network/actor.html"

    def get_queryset(self):
        """A closed post keeps its page: links in old issues lead there."""
        return Actor.objects.begun().with_holders()

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            **kwargs,
            contact=self.object.contact_for(),
            countries=self.object.countries.with_page().by_name(),
            sections=sections("actor", self.object),
        )


class Glossary(ListView):
    template_name = "network/glossary.html"
    context_object_name = "roles"

    def get_queryset(self):
        lasting = Q(actors__in=Actor.objects.current())
        roles = Role.objects.annotate(posts=Count("actors", filter=lasting))
        return sorted(roles, key=lambda role: role.label.casefold())
