"""Where posts are listed: the database keeps it as it would be reckoned anew."""

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from network.models import Actor, Country, Listing, Organisation, Role
from tests.factories import ActorFactory, CountryFactory, OrganisationFactory, RoleFactory

pytestmark = pytest.mark.django_db


def kept() -> set[tuple]:
    names = ("seat_name_en", "seat_name_fr", "role_name_en", "role_name_fr")
    return set(
        Listing.objects.values_list(
            *("actor__slug", "slug", "country", "role", "town", "is_away", "is_regional"),
            *("since", "until", *names),
        )
    )


def reckoned() -> set[tuple]:
    return {
        (
            *(post.slug, post.slug, country, post.role_id, post.organisation.town_id),
            *(country != post.organisation.country_id, post.is_regional, post.since, post.until),
            *(post.organisation.country.name_en, post.organisation.country.name_fr),
            *(post.role.acronym or post.role.name_en, post.role.acronym or post.role.name_fr),
        )
        for post in Actor.objects.with_holders()
        for country in {post.organisation.country_id, *(one.pk for one in post.countries.all())}
    }


def change(rows, what: str, first: int, second: int) -> None:
    """One change, of a kind that people make in the admin, a loader or plain SQL."""
    posts, countries, organisations, roles = rows
    post, organisation, role = posts[first], organisations[first], roles[first]
    match what:
        case "cover":
            post.countries.add(countries[second])
        case "leave":
            post.countries.remove(countries[second])
        case "move":
            Actor.objects.filter(pk=post.pk).update(organisation=organisations[second])
        case "retitle":
            Actor.objects.filter(pk=post.pk).update(role=roles[second], slug=f"new-{post.pk}")
        case "close":
            Actor.objects.filter(pk=post.pk).update(until=f"20{20 + second}-01-01")
        case "resettle":
            country = countries[second]
            Organisation.objects.filter(pk=organisation.pk).update(country=country)
        case "rename":
            Country.objects.filter(pk=countries[second].pk).update(name_en=f"Now {first}")
        case "acronym":
            Role.objects.filter(pk=role.pk).update(acronym="" if second % 2 else f"N{first}")
        case "delete":
            Actor.objects.filter(pk=post.pk).delete()


KINDS = ["cover", "leave", "move", "retitle", "close", "resettle", "rename", "acronym", "delete"]
changes = some.lists(
    some.tuples(some.sampled_from(KINDS), some.integers(0, 2), some.integers(0, 2)), max_size=8
)


def test_listings_are_always_as_reckoned_anew():
    countries = CountryFactory.create_batch(3)
    organisations = [OrganisationFactory(country=country) for country in countries]
    roles = RoleFactory.create_batch(3)
    posts = [
        ActorFactory(organisation=organisation, role=role)
        for organisation, role in zip(organisations, roles, strict=True)
    ]
    rows = (posts, countries, organisations, roles)

    @settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
    @given(changes)
    def follows(made):
        with transaction.atomic():
            for what, first, second in made:
                if what == "cover" and not Actor.objects.filter(pk=posts[first].pk).exists():
                    continue
                change(rows, what, first, second)
            assert kept() == reckoned()
            transaction.set_rollback(True)

    follows()
    assert len(kept()) == 3


INDEXES = {
    "?": "network_listing_all_en",
    "?role=scac": "network_listing_role_en",
    "?country=bulgaria": "network_listing_in_en",
    "?reach=regional": "network_listing_reach_en",
}


@pytest.mark.parametrize("query", INDEXES)
def test_lists_are_read_in_the_order_of_an_index(client, many_posts, query):
    """However long they are: nothing is sorted, and reading ends with the page."""
    from network.filters import PostFilters
    from thbnet.dates import today

    form = PostFilters(dict(pair.split("=") for pair in query[1:].split("&") if pair))
    plan = form.rows(today()).in_order()[:25].explain()
    assert INDEXES[query] in plan
    assert "TEMP B-TREE" not in plan
    assert "Sort" not in plan.replace("Incremental Sort", "")


@pytest.fixture
def many_posts():
    """Enough that reading them all would cost more than the index."""
    bulgaria = CountryFactory(slug="bulgaria")
    countries = [bulgaria, *CountryFactory.create_batch(9)]
    roles = [RoleFactory(acronym="SCAC"), *RoleFactory.create_batch(7)]
    homes = [OrganisationFactory(country=country) for country in countries]
    posts = Actor.objects.bulk_create(
        Actor(slug=f"post-{n}", role=roles[n % 8], organisation=homes[n % 10]) for n in range(3000)
    )
    through = Actor.countries.through
    through.objects.bulk_create(
        through(actor=post, country=countries[(n + n % 7 // 6) % 10])
        for n, post in enumerate(posts)
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
