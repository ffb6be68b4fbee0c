"""Only what nothing refers to is deleted; the page says what does, and what to do instead."""

import pytest
from django.contrib import admin

from network.models import Actor, Country, Holder, Organisation, Role, Town
from newsletter.models import Issue
from strategy.models import Action, Component, Contribution, Strategy
from tests.admin_pages import page
from tests.factories import (
    ActionFactory,
    ActionsFactory,
    ActorFactory,
    ArticleFactory,
    ComponentFactory,
    ComponentsDiagramFactory,
    ContactFactory,
    ContributionFactory,
    CountryFactory,
    EditionFactory,
    ForewordFactory,
    FormerNameFactory,
    HolderFactory,
    HotlineFactory,
    InterviewFactory,
    IssueFactory,
    MemberFactory,
    MessageFactory,
    OrganisationFactory,
    PartnershipFactory,
    RoleFactory,
    StrategyFactory,
    TownFactory,
)
from tests.pages import links_of, text_of
from thbnet.admin.relations import relations

pytestmark = pytest.mark.django_db

# A row, and what refers to it: one way for each relation of each model.
REFERRED_TO = {
    Actor: [
        lambda: HolderFactory().actor,
        lambda: ActionFactory().leader,
        lambda: ContactFactory().actor,
        lambda: named(ActorFactory(), lambda row: MessageFactory(post=row)),
    ],
    Holder: [
        lambda: named(HolderFactory(), lambda row: ForewordFactory(signatories=[row])),
        lambda: named(HolderFactory(), lambda row: InterviewFactory(holder=row)),
    ],
    Organisation: [
        lambda: ActorFactory().organisation,
        lambda: MemberFactory(staff=True).organisation,
        lambda: ContributionFactory().giver,
        lambda: MessageFactory().organisation,
        lambda: named(OrganisationFactory(), lambda row: ActionFactory(coordinator=row)),
        lambda: named(OrganisationFactory(), lambda row: ActionFactory(partners=[row])),
    ],
    Role: [lambda: ActorFactory().role],
    Country: [
        lambda: OrganisationFactory().country,
        lambda: TownFactory().country,
        lambda: named(CountryFactory(), lambda row: HotlineFactory(country=row)),
        lambda: named(CountryFactory(), lambda row: ActorFactory(countries=[row])),
        lambda: named(CountryFactory(), lambda row: ActionFactory(countries=[row])),
    ],
    Town: [
        lambda: OrganisationFactory(in_town=True).town,
        lambda: named(TownFactory(), lambda row: ActionFactory(towns=[row])),
    ],
    Action: [lambda: named(ActionFactory(), lambda row: ActionsFactory(actions=[row]))],
    Strategy: [
        lambda: ComponentFactory().strategy,
        lambda: named(StrategyFactory(), lambda row: ComponentsDiagramFactory(strategy=row)),
    ],
    Component: [
        lambda: named(ComponentFactory(), lambda row: ActionFactory(components=[row])),
        lambda: named(ComponentFactory(), lambda row: ComponentFactory(informs=[row])),
    ],
    Issue: [],  # only what was published is referred to, and that is not deleted anyway
}
CASES = [pytest.param(m, make, id=f"{m.__name__}-{i}") for m in REFERRED_TO
         for i, make in enumerate(REFERRED_TO[m])]  # fmt: skip


def named(row, refer):
    refer(row)
    return row


@pytest.fixture
def root(client):
    client.force_login(MemberFactory(superuser=True))
    return client


@pytest.fixture
def ctr(client):
    client.force_login(MemberFactory(ctr=True))
    return client


def delete(client, row, **sent):
    return client.post(page(type(row), "delete", row.pk), {"post": "yes"} | sent)


def delete_all(client, *rows, **sent):
    chosen = {"action": "delete_selected", "_selected_action": [row.pk for row in rows]}
    return client.post(page(type(rows[0]), "changelist"), chosen | sent)


@pytest.mark.parametrize(("model", "make"), CASES)
def test_row_that_something_refers_to_is_not_deleted(model, make, root):
    row = make()
    before = list(referring(row))
    shown = text_of(root.get(page(model, "delete", row.pk)))
    assert "is not deleted: something refers to it." in shown
    assert "What you can do instead" in shown
    refused = delete(root, row)
    assert refused.status_code == 200
    assert "None of the rows you chose is deleted" in text_of(delete_all(root, row, post="yes"))
    assert model.objects.filter(pk=row.pk).exists()
    assert list(referring(row)) == before != []


def referring(row):
    for relation in relations(admin.site.get_model_admin(type(row))):
        rows = relation.related_model.objects.filter(**{relation.field.name: row})
        yield from rows.values_list("pk", flat=True)


@pytest.mark.parametrize("model", REFERRED_TO, ids=lambda model: model.__name__)
def test_every_relation_is_tried(model):
    """Add a way to refer to the model above, when it gains one."""
    found = [relation.name for relation in relations(admin.site.get_model_admin(model))]
    beside = {"revisions"}
    assert len(REFERRED_TO[model]) == len([name for name in found if name not in beside])


@pytest.mark.parametrize(
    ("part", "key"),
    [
        (ContributionFactory, "action"),
        (PartnershipFactory, "country"),
        (FormerNameFactory, "country"),
        (ArticleFactory, "parent"),
    ],
)
def test_parts_are_deleted_with_their_whole(part, key, ctr):
    piece = part(action=ActionFactory()) if key == "action" else part()
    row = getattr(piece, key)
    shown = text_of(ctr.get(page(type(row), "delete", row.pk)))
    assert "Nothing refers to it." in shown
    assert delete(ctr, row).status_code == 302
    assert not type(row).objects.filter(pk=row.pk).exists()
    assert not type(piece).objects.filter(pk=piece.pk).exists()


def test_links_of_a_component_go_with_it_and_links_to_it_forbid(ctr):
    target = ComponentFactory()
    source = ComponentFactory(strategy=target.strategy, informs=[target])
    assert delete(ctr, target).status_code == 200
    assert delete(ctr, source).status_code == 302
    assert delete(ctr, target).status_code == 302


def test_staff_delete_their_own_actions_and_holders(client):
    action = ContributionFactory(action=ActionFactory()).action
    holder = HolderFactory(actor=action.leader)
    client.force_login(MemberFactory(staff=True, organisation=action.leader.organisation))
    assert delete(client, action).status_code == 302
    assert delete_all(client, holder, post="yes").status_code == 302
    assert not Action.objects.exists()
    assert not Contribution.objects.exists()
    assert not Holder.objects.exists()
    assert not Holder.history.exists()


def test_page_names_what_refers_with_a_link(ctr):
    action = ActionFactory(title_en="Training")
    issue = IssueFactory(title_en="The draft")
    ContactFactory(parent=issue, actor=action.leader)
    response = ctr.get(page(Actor, "delete", action.leader.pk))
    assert "Action: Training" in text_of(response)
    assert f"Contact: {issue}" in text_of(response)
    links = links_of(response)
    assert page(Action, "change", action.pk) in links
    assert page(Issue, "change", issue.pk) in links


def test_page_only_counts_what_the_member_may_not_see(client):
    """A draft's title is nobody's business at an embassy, nor is another embassy's action."""
    holder = HolderFactory()
    draft = IssueFactory(title_en="Secret draft", title_fr="Secret")
    InterviewFactory(parent=draft, holder=holder, title_en="Secret talk")
    ForewordFactory(parent=draft, signatories=[holder], title_en="Secret words")
    client.force_login(MemberFactory(staff=True, organisation=holder.actor.organisation))
    response = client.get(page(Holder, "delete", holder.pk))
    assert "2 items that you may not see" in text_of(response)
    assert "ecret" not in response.content.decode()
    assert page(Issue, "change", draft.pk) not in links_of(response)


@pytest.mark.parametrize(
    ("model", "make", "told"),
    [
        (Holder, REFERRED_TO[Holder][0], "Hand over this post"),
        (Actor, REFERRED_TO[Actor][0], "not deleted but closed"),
        (Action, REFERRED_TO[Action][0], "give it its last day"),
        (Country, REFERRED_TO[Country][0], "give its partnership an end"),
    ],
)
def test_page_offers_to_end_it_instead(model, make, told, ctr):
    row = make()
    response = ctr.get(page(model, "delete", row.pk))
    assert told in text_of(response)
    assert page(model, "change", row.pk) in links_of(response)


def test_one_row_that_is_referred_to_stops_the_whole_list(ctr):
    free, held = RoleFactory(name_en="Free"), ActorFactory(role__name_en="Held").role
    shown = text_of(delete_all(ctr, free, held))
    assert "None of the rows you chose is deleted" in shown
    assert f"{held} Post: {held.actors.get()}" in shown
    delete_all(ctr, free, held, post="yes")
    assert Role.objects.count() == 2
    assert "Nothing refers to them." in text_of(delete_all(ctr, free))
    assert delete_all(ctr, free, post="yes").status_code == 302
    assert Role.objects.get() == held


def test_reference_made_while_the_page_was_read_still_counts(ctr):
    holder = HolderFactory()
    assert "Nothing refers to it." in text_of(ctr.get(page(Holder, "delete", holder.pk)))
    ForewordFactory(signatories=[holder])
    assert "something refers to it." in text_of(delete(ctr, holder))
    assert Holder.objects.filter(pk=holder.pk).exists()


def test_published_issue_stays_whoever_asks(root):
    issue = EditionFactory().issue
    assert delete(root, issue).status_code == 403


@pytest.mark.parametrize("count", [3, 150])
def test_page_asks_the_same_few_queries(count, ctr, django_assert_num_queries):
    actor = ActorFactory()
    ActionFactory.create_batch(count, leader=actor)
    ctr.get(page(Actor, "delete", actor.pk))
    with django_assert_num_queries(14 + (count > 100)):
        response = ctr.get(page(Actor, "delete", actor.pk))
    assert ("and 50 more" in text_of(response)) is (count == 150)
