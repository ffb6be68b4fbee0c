"""What the search finds of the network: countries, posts with those who hold them, roles."""

from pathlib import Path

from django.db.models import Prefetch
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from thbnet.search.names import register_names
from thbnet.search.sources import Entry, Source, register, register_countries
from thbnet.translated import in_every_language

from .models import Actor, Country, Role

NAMES = Path(__file__).parent / "data" / "other-names.txt"
COUNTRY_NAMES = Prefetch(
    "countries", Country.objects.order_by("pk").prefetch_related("former_names")
)


def names_of(country: Country) -> list[str]:
    """All names that it bears or bore, in every language."""
    former = [name for row in country.former_names.all() for name in in_every_language(row, "name")]
    return [*in_every_language(country, "name"), *former]


def country_labels(countries) -> frozenset[str]:
    return frozenset(f"country={country.code}" for country in countries)


class Countries(Source):
    kind, place, label = "country", 0, _("Country")
    model = Country
    follows = {"network_partnership": ("pk",), "network_formername": ("pk",)}
    turns_on = ("partnerships__since", "partnerships__until")

    def rows(self):
        return Country.objects.ever_partners().prefetch_related("partnerships", "former_names")

    def entries(self, country):
        yield Entry(
            title=country.name,
            url=country.get_absolute_url(),
            body=_told_of(country),
            also=" ".join([*names_of(country), country.code]),
            labels=country_labels([country]),
        )


def _told_of(country: Country) -> str:
    partnership = country.partnership
    told = [gettext("A partner country of the network.")]
    if not partnership.is_current:
        told = [gettext("A former partner country of the network.")]
    elif partnership.since:
        day = date_format(partnership.since, "DATE_FORMAT")
        told = [gettext("A partner country of the network since %(day)s.") % {"day": day}]
    for former in country.former_names.all():
        told.append(gettext("Formerly %(name)s.") % {"name": former.name})
    return " ".join([*told, country.footnote])


class Posts(Source):
    """Also those closed, which keep their page; who held them is told no more."""

    kind, place, label = "actor", 1, _("Post")
    model = Actor
    follows = {
        "network_role": ("role",),
        "network_organisation": ("organisation",),
        "network_town": ("organisation__town",),
        "network_country": ("countries", "organisation__country"),
        "network_formername": ("countries", "organisation__country"),
        "network_holder": ("pk",),
        "network_actor_countries": ("pk",),
    }
    turns_on = ("since", "until", "holders__since", "holders__until")

    def rows(self):
        posts = Actor.objects.begun().with_holders()
        return posts.prefetch_related("organisation__country__former_names")

    def entries(self, post):
        seat, holder = post.organisation, None if post.has_ended else post.holder
        countries = list(post.countries.all())
        yield Entry(
            title=" – ".join(str(part) for part in (holder, post) if part),
            url=post.get_absolute_url(),
            body=" ".join(_told_of_post(post, holder)),
            also=" ".join(
                [
                    *in_every_language(post.role, "name"),
                    *in_every_language(seat, "name"),
                    *(in_every_language(seat.town, "name") if seat.town else ()),
                    *(name for country in {seat.country, *countries} for name in names_of(country)),
                ]
            ),
            labels=country_labels({seat.country, *countries}),
            spoken=post.spoken,
        )


def _told_of_post(post: Actor, holder) -> list[str]:
    told = [post.role.name]
    if post.has_ended:
        told.append(gettext("This post is closed."))
    if holder:
        told += [holder.title if holder.function else "", holder.biography]
    told += [post.mandate, post.organisation.town.name if post.organisation.town else ""]
    return [_sentence(part) for part in told if part]


def _sentence(text: str) -> str:
    return text if text.rstrip().endswith((".", "!", "?", "…")) else f"{text}."


class Roles(Source):
    kind, place, label = "role", 4, _("Glossary")
    model = Role

    def rows(self):
        return Role.objects.all()

    def entries(self, role):
        yield Entry(
            title=str(role),
            url=role.get_absolute_url(),
            body=role.field_of_work,
            also=" ".join(in_every_language(role, "name")),
            spoken=role.spoken,
        )


def countries():
    """Those to choose among are those that have a page."""
    return Country.objects.ever_partners().by_name()


def register_all() -> None:
    for source in (Countries(), Posts(), Roles()):
        register(source)
    register_countries(countries)
    register_names(NAMES.read_text(encoding="utf-8").splitlines())
