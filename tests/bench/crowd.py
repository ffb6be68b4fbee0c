"""A network far larger than any: so many posts, and so many actions, beside the demo's.

`python -m tests.bench.crowd 100000 10000`, on the database of the environment.
"""

import datetime
import sys
from itertools import cycle, islice

import django

django.setup()

from django.db import models, transaction  # noqa: E402
from django.utils import timezone  # noqa: E402

from network.models import Actor, Country, Holder, Organisation, Role  # noqa: E402
from strategy.models import Action, Component  # noqa: E402

AT_ONCE = 2000  # rows
POSTS_EACH = 5  # of an organisation
HELD = 9  # of ten posts; the others are vacant
CALLED = (
    "Amber",
    "Birch",
    "Cedar",
    "Dahlia",
    "Elder",
    "Fern",
    "Ginkgo",
    "Hazel",
    "Iris",
    "Juniper",
)


def write(model: type[models.Model], rows) -> list:
    """Batch after batch: a hundred thousand rows are never in memory with their relations."""
    rows, made = iter(rows), []
    while some := list(islice(rows, AT_ONCE)):
        made += model.objects.bulk_create(some)
    return made


def organisations(number: int) -> list[Organisation]:
    countries = cycle(Country.objects.partners())
    kinds = cycle(Organisation.Kind.values)
    return write(
        Organisation,
        (
            Organisation(
                kind=next(kinds),
                name_en=f"{CALLED[turn % 10]} House {turn}",
                name_fr=f"Maison {CALLED[turn % 10]} {turn}",
                country=next(countries),
            )
            for turn in range(number)
        ),
    )


def posts(number: int) -> list[Actor]:
    roles = list(Role.objects.all())
    homes = organisations(-(-number // POSTS_EACH))
    made = write(
        Actor,
        (
            Actor(
                role=roles[turn % len(roles)],
                organisation=homes[turn // POSTS_EACH],
                slug=f"crowd-{turn}",
                email=f"crowd-{turn}@example.org",
                confirmed_on=timezone.localdate(),
            )
            for turn in range(number)
        ),
    )
    covers = Actor.countries.through
    write(covers, (covers(actor=post, country_id=post.organisation.country_id) for post in made))
    write(Holder, (_holder(post, turn) for turn, post in enumerate(made) if turn % 10 < HELD))
    return made


def _holder(post: Actor, turn: int) -> Holder:
    return Holder(
        actor=post,
        given_name=CALLED[turn // 10 % 10],
        family_name=f"{CALLED[turn % 10]}son-{turn}",
        since=datetime.date(2014, 9, 1),
    )


def actions(number: int, leaders: list[Actor]) -> None:
    components = cycle(Component.objects.all())
    made = write(
        Action,
        (
            Action(
                title_en=f"{CALLED[turn % 10]} training {turn}",
                title_fr=f"Formation {CALLED[turn % 10]} {turn}",
                slug=f"crowd-{turn}",
                summary_en="Two days for police officers and social workers.",
                summary_fr="Deux jours pour des policiers et des travailleurs sociaux.",
                starts_on=datetime.date(2014, 1, 1) + datetime.timedelta(days=turn % 1400),
                leader=leaders[turn % len(leaders)],
            )
            for turn in range(number)
        ),
    )
    parts, reaches = Action.components.through, Action.countries.through
    write(parts, (parts(action=action, component=next(components)) for action in made))
    write(
        reaches,
        (reaches(action=one, country_id=one.leader.organisation.country_id) for one in made),
    )


@transaction.atomic
def gather(number_of_posts: int, number_of_actions: int) -> None:
    actions(number_of_actions, posts(number_of_posts))


if __name__ == "__main__":
    gather(*map(int, sys.argv[1:]))
