"""So many rows of everything that the admin shows, and so many rows that belong to one of each."""

import datetime

from network.models import Actor
from strategy.models import ComponentLink
from tests import factories as make


def many(factory, number: int, **values) -> list:
    """So many rows, written with one query."""
    return factory._meta.model.objects.bulk_create(factory.build_batch(number, **values))


def periods(number: int) -> list[dict]:
    """So many days in a row, a year for each."""
    first = datetime.date(1500, 1, 1)
    starts = [first + datetime.timedelta(days=365 * n) for n in range(number)]
    return [{"since": day, "until": day + datetime.timedelta(days=1)} for day in starts]


def write(factory, values: list[dict], **shared) -> list:
    rows = [factory.build(**shared, **one) for one in values]
    return factory._meta.model.objects.bulk_create(rows)


def network(number: int) -> dict:
    """A post and what hangs on it, by model the row whose page is opened."""
    home, role = make.OrganisationFactory(in_town=True), make.RoleFactory()
    abroad = many(make.CountryFactory, number)
    posts = many(make.ActorFactory, number, role=role, organisation=home)
    covers = Actor.countries.through
    covers.objects.bulk_create([covers(actor=post, country=home.country) for post in posts])
    actor = make.ActorFactory(role=role, organisation=home, countries=abroad)
    write(make.HolderFactory, [{}], actor=actor)
    holders = write(make.HolderFactory, periods(number), actor=actor)
    write(make.HolderFactory, [{"actor": post} for post in posts])
    many(make.OrganisationFactory, number, country=home.country, town=home.town)
    many(make.RoleFactory, number)
    many(make.TownFactory, number, country=home.country)
    write(make.PartnershipFactory, periods(number), country=home.country)
    ends = [{"until": period["until"]} for period in periods(number)]
    write(make.FormerNameFactory, ends, country=home.country)
    members = many(make.MemberFactory, number, organisation=home)
    letters = many(make.MessageFactory, number, post=actor)
    hotlines = many(make.HotlineFactory, number, country=home.country)
    rows = [actor, holders[0], home, role, home.country, home.town, members[0]]
    rows += [letters[0], hotlines[0], make.PageFactory()]
    return {type(row): row for row in rows}


def strategy(number: int, actor: Actor) -> dict:
    """An action and what it names, a component that informs all the others."""
    home = actor.organisation
    days = [{"adopted_on": period["since"]} for period in periods(number)]
    adopted = write(make.StrategyFactory, days)[0]
    components = many(make.ComponentFactory, number + 1, strategy=adopted)
    links = [ComponentLink(source=components[0], target=other) for other in components[1:]]
    ComponentLink.objects.bulk_create(links)
    many(make.KeyFigureOfStrategyFactory, number, strategy=adopted)
    many(make.ActionFactory, number, leader=actor)
    action = make.ActionFactory(
        leader=actor,
        coordinator=home,
        components=components,
        countries=list(actor.countries.all()),
        towns=list(home.country.towns.all()),
        partners=list(home.country.organisations.all()),
    )
    money = many(make.ContributionFactory, number, giver=home, action=action)
    return {type(row): row for row in (action, money[0], adopted, components[0])}
