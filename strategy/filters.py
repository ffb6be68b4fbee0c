"""What the strategy's pages can be filtered by."""

from django import forms
from django.core.validators import slug_re
from django.db.models import Exists, OuterRef
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from network.models import Actor, Country, Role
from thbnet.filters import EARLIEST, LATEST, DayField, FilterForm

from .models import Action, Component
from .models.actions import ActionQuerySet


class DayForm(FilterForm):
    on = DayField()


class ActionFilters(FilterForm):
    component = forms.ChoiceField(label=_("Component"))
    country = forms.ChoiceField(label=_("Country"))
    year = forms.ChoiceField(label=_("Under way in"))
    role = forms.ChoiceField(label=_("Role of the leader"))
    status = forms.ChoiceField(
        label=_("Status"), choices=[("", _("Every status")), *Action.Status.choices]
    )
    leader = forms.Field(widget=forms.HiddenInput)
    """The last part of a post's address: a list of all posts would be too long to choose from."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        offered = {
            "component": (_("Every component"), self.components),
            "country": (_("Every country"), self.countries),
            "year": (_("Any year"), dict.fromkeys(self.years)),
            "role": (_("Every role"), self.roles),
        }
        for name, (everything, rows) in offered.items():
            choices = [(key, str(row or key)) for key, row in rows.items()]
            self.fields[name].choices = [("", everything), *choices]
        if not self.years:
            del self.fields["year"]

    def clean(self):
        cleaned = super().clean()
        if slug := cleaned.pop("leader", ""):
            known = slug_re.match(slug) and Actor.objects.begun().filter(slug=slug).first()
            if not known:
                raise forms.ValidationError(_("There is no such post."))
            cleaned["leader"] = known
        return cleaned

    @cached_property
    def components(self) -> dict[str, Component]:
        rows = Component.objects.adopted().select_related("strategy")
        return {str(component.pk): component for component in rows}

    @cached_property
    def countries(self) -> dict[str, Country]:
        """Those in which there is an action."""
        reached = Action.countries.through.objects.filter(country=OuterRef("pk"))
        rows = Country.objects.filter(Exists(reached)).by_name()
        return {country.slug: country for country in rows}

    @cached_property
    def years(self) -> list[str]:
        known = (year for year in Action.objects.years() if EARLIEST.year <= year < LATEST.year)
        return [str(year) for year in sorted(known, reverse=True)]

    @cached_property
    def roles(self) -> dict[str, Role]:
        return {role.anchor: role for role in Role.objects.all()}

    @property
    def rows(self) -> ActionQuerySet:
        """The actions that were chosen."""
        rows, chosen = Action.objects.all(), self.chosen
        if "component" in chosen:
            rows = rows.of_component(self.components[chosen["component"]])
        if "country" in chosen:
            rows = rows.in_country(self.countries[chosen["country"]])
        if "year" in chosen:
            rows = rows.active_in(int(chosen["year"]))
        if "role" in chosen:
            rows = rows.led_from(self.roles[chosen["role"]])
        exact = {name: chosen[name] for name in ("status", "leader") if name in chosen}
        return rows.filter(**exact)
