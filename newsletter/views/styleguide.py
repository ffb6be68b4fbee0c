"""Every component of the pages with its states, from the templates that readers get.

For those who change how pages look: only where DEBUG is on.
"""

from django import forms
from django.conf import settings
from django.http import Http404
from django.views.generic import TemplateView

from network.map import countries_map, network_map, town_map
from network.models import Actor, Country, Role
from strategy.diagram import components_diagram
from strategy.models import Action, Strategy
from thbnet.filters import DayField, FilterForm

from .pages import editions

COUNTRIES = [("", "All countries"), ("bg", "Bulgaria"), ("ro", "Romania")]


class SampleFilters(FilterForm):
    words = forms.CharField(label="Words", widget=forms.SearchInput)
    country = forms.ChoiceField(label="Country", choices=COUNTRIES)
    on = DayField()
    vacant = forms.BooleanField(label="Vacant posts only")


class SampleForm(forms.Form):
    name = forms.CharField(label="Your name", help_text="As you want to be called.")
    text = forms.CharField(label="Your message", widget=forms.Textarea(attrs={"rows": 3}))
    countries = forms.MultipleChoiceField(
        label="Countries", choices=COUNTRIES[1:], widget=forms.CheckboxSelectMultiple
    )


class Styleguide(TemplateView):
    template_name = "pages/styleguide.html"

    def get(self, request, *args, **kwargs):
        if not settings.DEBUG:
            raise Http404
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            **kwargs,
            **self._content(),
            filters=SampleFilters(),
            wrong_filters=SampleFilters({"country": "atlantis", "on": "1789-07-14"}),
            form=SampleForm(),
            wrong_form=SampleForm({"name": ""}),
            page={"previous": 1, "number": 2, "next": 3},
        )

    def _content(self) -> dict:
        """What the database has: one post in each state, actions, the last issue, the drawings."""
        posts = list(Actor.objects.with_holders())
        states = {(post.has_begun, post.has_ended, bool(post.holder)): post for post in posts}
        actions = Action.objects.with_card()[:3]
        strategy = Strategy.objects.in_force()
        countries = [(country, country.name) for country in Country.objects.partners().by_name()]
        return {
            "posts": states.values(),
            "actions": actions,
            "edition": editions().first(),
            "roles": Role.objects.all(),
            "diagram": components_diagram(list(strategy.components.all())) if strategy else None,
            "countries": countries_map(countries),
            "network": network_map(posts, countries),
            "towns": town_map([town for action in actions for town in action.towns.all()]),
        }
