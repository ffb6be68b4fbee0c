"""Actions and components, with the rows edited on their pages: what changed, and who chose."""

import pytest

from strategy.models import Action, Component, ComponentLink
from tests.admin_pages import page, typed
from tests.factories import (
    ActionFactory,
    ActorFactory,
    ComponentFactory,
    ContributionFactory,
    CountryFactory,
    MemberFactory,
    OrganisationFactory,
    StrategyFactory,
    TownFactory,
)
from tests.pages import text_of
from tests.visits import Visit, add_versions

pytestmark = pytest.mark.django_db


@pytest.fixture
def action():
    strategy = StrategyFactory()
    return ActionFactory(
        description_en="<p>We <strong>train</strong> judges.</p>",
        components=[ComponentFactory(strategy=strategy, title_en="Know")],
        countries=[CountryFactory(name_en="Utopia")],
    )


@pytest.fixture
def colleagues(action):
    return MemberFactory.create_batch(2, staff=True, organisation=action.leader.organisation)


@pytest.fixture
def visits(client, action, colleagues):
    return [Visit(client, member, action) for member in colleagues]


def history(client, row) -> str:
    return text_of(client.get(page(type(row), "history", row.pk)))


def test_rich_text_is_compared_as_text(visits, action, client):
    first, _second = visits
    first.save(description_en="<p>We <strong>train</strong> young judges.</p><p>Twice.</p>")
    told = history(client, action)
    assert "We train added: young judges." in told
    assert "Description, French" not in told
    assert "strong" not in told


def test_change_of_format_alone_is_told_as_such(visits, action, client):
    first, _second = visits
    first.save(description_en="<p>We train judges.</p>")
    assert "Description, English Replaced, or formatted differently." in history(client, action)


def test_one_save_of_everything_is_one_version(visits, action, client):
    first, _second = visits
    kept = action.history.count()
    rows = {"countries": CountryFactory, "towns": TownFactory, "partners": OrganisationFactory}
    chosen = {name: [row.pk for row in factory.create_batch(2)] for name, factory in rows.items()}
    assert first.save(title_en="Train", **chosen).status_code == 302
    assert action.history.count() == kept + 1
    told = history(client, action)
    assert "Partners added: Embassy" in told
    assert "Countries removed: Utopia added: Country" in told


def test_money_appears_in_the_history_of_its_action(visits, action, client):
    first, _second = visits
    giver = OrganisationFactory(name_en="The fund")
    row = {"contributions-TOTAL_FORMS": "1", "contributions-0-year": "2014"}
    row |= {"contributions-0-giver": giver.pk, "contributions-0-stage": "paid"}
    assert first.save(**row, **{"contributions-0-amount": "5000"}).status_code == 302
    told = history(client, action)
    assert "Contribution “The fund, 2014”: Added" in told
    assert "Amount in euros added: 5,000.00" in told
    assert "Stage added: Paid" in told


def test_money_of_two_people_is_told_and_chosen(client, action, colleagues):
    row = ContributionFactory(action=action, qualifier_en="about")
    first, second = (Visit(client, member, action) for member in colleagues)
    first.save(**{"contributions-0-amount": "1000.00"})
    response = second.save(**{"contributions-0-amount": "2000", "title_en": "Other"})
    assert "Contribution 1: Amount in euros" in text_of(response)
    assert second.asked == {"choice-contributions-0-amount": ("2,000.00", "1,000.00", "mine")}
    second.save(**{"choice-contributions-0-amount": "theirs"})
    row.refresh_from_db()
    action.refresh_from_db()
    assert (row.amount, action.title_en) == (1000, "Other")


def test_rich_text_and_relations_conflict(visits, action):
    first, second = visits
    component = ComponentFactory(title_en="Act", strategy=action.components.get().strategy)
    first.save(description_en="<p>We train prosecutors.</p>", components=[component.pk])
    second.save(description_en="<p>We <em>train</em> judges.</p>")
    assert (
        second.asked
        == {
            "choice-description_en": ("We train judges.", "We train prosecutors.", "mine"),
            "choice-components": ("1. Know", f"{component.number}. Act", "theirs"),
        }
        or second.asked["choice-components"][2] == "theirs"
    )
    assert second.save().status_code == 302
    action.refresh_from_db()
    assert action.description_en == "<p>We <em>train</em> judges.</p>"
    assert list(action.components.all()) == [component]


def test_invalid_text_beside_a_conflict_is_kept(visits, action):
    first, second = visits
    first.save(starts_on="2014-01-01")
    second.save(starts_on="sometime")
    assert second.asked == {"choice-starts_on": ("sometime", "1 January 2014", "mine")}
    assert second.save(**{"choice-starts_on": "theirs"}).status_code == 302
    action.refresh_from_db()
    assert str(action.starts_on) == "2014-01-01"


def test_action_from_elsewhere_keeps_its_past_to_itself(client, action, colleagues):
    foreign = ActionFactory(summary_en="A secret.")
    contribution = ContributionFactory(action=foreign, qualifier_en="secretly")
    contribution.qualifier_en = ""
    contribution.save()
    foreign.leader, foreign.summary_en = action.leader, "Public."
    foreign.save()
    client.force_login(colleagues[0])
    told = history(client, foreign)
    assert "secret" not in told
    assert str(foreign.leader) not in told or "The first version" in told


def test_links_appear_in_the_history_of_their_component(client):
    strategy = StrategyFactory()
    source, target = ComponentFactory.create_batch(2, strategy=strategy)
    link = ComponentLink.objects.create(source=source, target=target)
    client.force_login(MemberFactory(ctr=True))
    assert f"Link “{source.number} → {target.number}”: Added" in history(client, source)
    link.delete()
    target.delete()
    assert "Link: Removed" in history(client, source)


def test_old_action_is_restored_with_its_relations(client, action, colleagues):
    old = action.history.first()
    action.countries.set([CountryFactory()])
    action.description_en = "<p>Nothing.</p>"
    action.save()
    client.force_login(colleagues[0])
    address = f"{page(Action, 'change', action.pk)}?version={old.pk}"
    response = client.get(address)
    assert "Nothing" in text_of(response)
    assert client.post(address, typed(response)).status_code == 302
    action.refresh_from_db()
    assert action.description_en == "<p>We <strong>train</strong> judges.</p>"
    assert action.countries.get().name_en == "Utopia"


def test_post_of_another_embassy_is_not_brought_back(client, action, colleagues):
    """The leader of then has moved away; a forged or restored key is refused like any other."""
    own = ActorFactory(organisation=action.leader.organisation)
    old, former = action.history.first(), action.leader
    action.leader = own
    action.save()
    former.organisation = OrganisationFactory()
    former.save()
    client.force_login(colleagues[0])
    address = f"{page(Action, 'change', action.pk)}?version={old.pk}"
    assert client.get(address).status_code == 404
    client.post(address, typed(client.get(page(Action, "change", action.pk))))
    action.refresh_from_db()
    assert action.leader == own


@pytest.mark.parametrize("number", [3, 300])
def test_page_takes_as_many_queries_for_3_versions_as_for_300(
    number, client, action, django_assert_num_queries
):
    add_versions(action, number, title_en="Turn {}".format)
    contribution = ContributionFactory(action=action)
    add_versions(contribution, number, qualifier_en="Turn {}".format)
    client.force_login(MemberFactory(ctr=True))
    client.get(page(Action, "change", action.pk))
    with django_assert_num_queries(15):
        client.get(page(Action, "change", action.pk))
    with django_assert_num_queries(18):
        client.get(page(Action, "history", action.pk))


def test_component_with_unchanged_links_saves(client):
    component = ComponentFactory()
    ctr = MemberFactory(ctr=True)
    assert Visit(client, ctr, component).save(title_en="Know more").status_code == 302
    assert Component.objects.get().title_en == "Know more"
