"""What the newsletter adds to the home page of the admin, and what the whole page costs."""

import datetime
from http import HTTPStatus

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from network.models import Actor, Holder, Partnership
from newsletter.actions.approving import approve
from newsletter.fingerprints import of_issue
from newsletter.material import Material
from newsletter.models import Issue, Review
from strategy.models import Action
from tests.admin_pages import page, typed
from tests.factories import (
    ActionFactory,
    ActionsFactory,
    ActorFactory,
    ArticleFactory,
    CommentFactory,
    ComponentFactory,
    CountryFactory,
    FormerNameFactory,
    HolderFactory,
    IssueFactory,
    MemberFactory,
    OrganisationFactory,
    PartnershipFactory,
    ReviewFactory,
    RoleFactory,
    StrategyFactory,
)
from tests.pages import links_of, text_of
from thbnet.dates import ONE_DAY, quarter_of, today

pytestmark = pytest.mark.django_db


def home(client):
    return client.get(reverse("admin:index"))


@pytest.fixture
def reviewer(client):
    client.force_login(MemberFactory(reviewer=True))
    return client


def test_ctr_without_an_issue_for_the_quarter_starts_it(editor):
    IssueFactory(published=True)
    year, quarter = quarter_of(today())
    response = home(editor)
    assert f"Start the issue of quarter {quarter} of {year}" in text_of(response)
    address = f"{page(Issue, 'add')}?year={year}&quarter={quarter}"
    assert address in links_of(response)
    answer = editor.post(address, typed(editor.get(address)))
    assert answer.status_code == HTTPStatus.FOUND
    made = Issue.objects.get(year=year, quarter=quarter)
    assert made.number == 2
    assert "Start the issue" not in text_of(home(editor))


@pytest.mark.parametrize("query", ["year=next&quarter=9", "year=%00", "quarter=" + "9" * 5000])
def test_nonsense_in_the_address_of_a_new_issue_does_no_harm(editor, query):
    address = f"{page(Issue, 'add')}?{query}"
    response = editor.get(address)
    assert response.status_code == HTTPStatus.OK
    form = response.context["adminform"].form
    assert (form["year"].value(), form["quarter"].value()) == quarter_of(today())


@pytest.mark.parametrize(
    ("hour", "expected"), [(21, "quarter 3 of 2026"), (22, "quarter 4 of 2026")]
)
def test_quarters_begin_in_paris(monkeypatch, editor, hour, expected):
    """Two hours before they do in Greenwich."""
    now = datetime.datetime(2026, 9, 30, hour, tzinfo=datetime.UTC)
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)
    assert f"Start the issue of {expected}" in text_of(home(editor))


def test_ctr_sees_the_state_of_the_issue_and_where_to_go_on(editor, issue):
    response = home(editor)
    text, links = text_of(response), links_of(response)
    assert f"{issue}: Issue 1 Draft" in text
    assert "Check and publish…" in text
    for name in ("change", "publish"):
        assert page(Issue, name, issue.pk) in links
    assert page(Issue, "preview", issue.pk, "en") in links
    assert page(Issue, "preview_pdf", issue.pk, "fr") in links


def test_who_edits_the_issue_is_named(editor, issue, save):
    member = editor.get(reverse("admin:index")).wsgi_request.user
    member.first_name, member.last_name = "Claire", "Martin"
    member.save()
    save()
    assert LogEntry.objects.count() == 1
    assert "Last edited by Claire Martin on" in text_of(home(editor))


def test_issue_of_the_quarter_stays_when_it_is_published(editor):
    year, quarter = quarter_of(today())
    issue = IssueFactory(published=True, year=year, quarter=quarter)
    response = home(editor)
    assert f"{issue}: {issue.title} Published" in text_of(response)
    assert page(Issue, "published", issue.pk) in links_of(response)
    assert "Start the issue" not in text_of(response)
    assert page(Issue, "publish", issue.pk) not in links_of(response)


def test_reviewers_find_what_to_read_and_nothing_to_change(reviewer, issue):
    response = home(reviewer)
    assert "Issues to read" in text_of(response)
    assert page(Issue, "preview", issue.pk, "en") in links_of(response)
    for name in ("change", "publish"):
        assert page(Issue, name, issue.pk) not in links_of(response)
    assert "Start the issue" not in text_of(response)


def test_reviewers_find_other_drafts_below_what_waits_for_them(client, sent):
    other = IssueFactory(number=99)
    client.force_login(sent.reviewer)
    text = text_of(home(client))
    assert text.index(str(sent.issue)) < text.index("Issues to read") < text.index(str(other))
    assert text.count(str(sent.issue)) == 1


def test_reviewers_without_a_draft_learn_it(reviewer):
    IssueFactory(published=True)
    assert "There is no draft to read at the moment." in text_of(home(reviewer))


@pytest.mark.parametrize("kind", ["staff", "administrator"])
def test_drafts_do_not_exist_for_others(kind, client, issue):
    client.force_login(MemberFactory(**{kind: True}))
    response = home(client)
    assert str(issue) not in text_of(response)
    assert "no issue has reported" not in text_of(response)


@pytest.fixture
def sent(article):
    """The issue, which Anna Petrova is asked to read."""
    Issue.objects.update(status=Issue.Status.IN_REVIEW)
    anna = MemberFactory(reviewer=True, first_name="Anna", last_name="Petrova")
    return ReviewFactory(issue=Issue.objects.get(), reviewer=anna, due_on=today())


def test_reviewers_find_what_waits_for_them_with_its_day(client, sent):
    client.force_login(sent.reviewer)
    response = home(client)
    text = text_of(response)
    assert text.count(str(sent.issue)) == 1  # told once, with what to do
    assert "Issues to read" not in text
    assert "Please answer by" in text
    assert "This day is over." not in text
    assert page(Issue, "reading", sent.issue_id, "en") in links_of(response)
    Review.objects.update(due_on=today() - ONE_DAY)
    assert "This day is over." in text_of(home(client))


def test_what_was_approved_waits_again_when_it_changes(client, sent):
    client.force_login(sent.reviewer)
    approve(sent, by=sent.reviewer, seen=of_issue(Material(sent.issue)))
    assert "Waiting for your reading" not in text_of(home(client))
    ArticleFactory(parent=sent.issue)
    assert "The text has changed since you approved it." in text_of(home(client))


def test_nothing_waits_for_who_was_not_asked(reviewer, sent):
    assert "Waiting for your reading" not in text_of(home(reviewer))
    assert "of 1 approved" not in text_of(home(reviewer))


def test_ctr_sees_how_many_approved_and_what_is_open(editor, sent):
    ReviewFactory(issue=sent.issue)
    approve(sent, by=sent.reviewer, seen=of_issue(Material(sent.issue)))
    CommentFactory(issue=sent.issue)
    CommentFactory(issue=sent.issue, resolved=True)
    response = home(editor)
    assert "1 of 2 approved this text, 1 open comment" in text_of(response)
    assert page(Issue, "review", sent.issue_id) in links_of(response)


def in_country(country, component, role, *, reported: bool) -> Action:
    action = ActionFactory(
        leader=ActorFactory(role=role), components=[component], countries=[country]
    )
    if reported:
        ActionsFactory(parent=IssueFactory(published=True), actions=[action])
    return action


def lines(response) -> dict[str, list]:
    found = [s.context for s in response.context["sections"] if "lines" in s.context]
    return {line.country.name: line.cells for line in found[0]["lines"]}


@pytest.fixture
def albania():
    return CountryFactory(partner=True, name_en="Albania")


def test_matrix_tells_how_much_of_what_is_done_was_reported(editor, albania):
    component, role = ComponentFactory(), RoleFactory(acronym="SCAC")
    other = ComponentFactory(strategy=component.strategy)
    in_country(albania, component, role, reported=True)
    untold = in_country(albania, component, role, reported=False)
    untold.components.add(other)
    CountryFactory(name_en="France")
    response = home(editor)
    cells = lines(response)["Albania"]
    assert [(cell.reported, cell.actions, cell.state) for cell in cells] == [
        (1, 2, "some"),
        (0, 1, "nothing"),
        (1, 2, "some"),
    ]
    assert list(lines(response)) == ["Albania"]
    assert "2 actions, 1 reported" in text_of(response)
    for cell in cells:
        assert list(editor.get(cell.url).context["cl"].result_list) == [untold]


@pytest.mark.parametrize("state", [{}, {"in_review": True}, {"withdrawn": True}])
def test_only_a_published_issue_reports(editor, albania, state):
    action = in_country(albania, ComponentFactory(), RoleFactory(), reported=False)
    ActionsFactory(parent=IssueFactory(**state), actions=[action])
    response = home(editor)
    assert [cell.state for cell in lines(response)["Albania"]] == ["nothing", "nothing"]
    assert "nothing reported" in text_of(response)
    assert page(Action, "change", action.pk) in links_of(response)


def test_action_told_twice_counts_once(editor, albania):
    action = in_country(albania, ComponentFactory(), RoleFactory(), reported=True)
    ActionsFactory(parent=IssueFactory(published=True), actions=[action])
    response = home(editor)
    assert [cell.actions for cell in lines(response)["Albania"]] == [1, 1]
    assert "Every action has been reported." in text_of(response)


def test_matrix_follows_the_strategy_in_force_and_todays_partners(editor, albania):
    old = ComponentFactory(strategy__adopted_on=datetime.date(2014, 6, 30), short_title_en="Old")
    ComponentFactory(strategy__adopted_on=datetime.date(2019, 1, 1), short_title_en="New")
    in_country(albania, old, RoleFactory(), reported=False)
    CountryFactory(former_partner=True, name_en="Yesterday")
    text = text_of(home(editor))
    assert "1. Old" not in text
    assert "New" in text
    assert "Yesterday" not in text


def test_list_of_actions_finds_those_reported_and_not(editor, albania):
    told, untold = (
        in_country(albania, ComponentFactory(), RoleFactory(), reported=reported)
        for reported in (True, False)
    )
    for answer, action in (("yes", told), ("no", untold)):
        response = editor.get(page(Action, "changelist"), {"reported": answer})
        assert list(response.context["cl"].result_list) == [action]


def rows(factory, number: int, **values) -> list:
    """So many rows, written with one query."""
    return factory._meta.model.objects.bulk_create(factory.build_batch(number, **values))


def many_of_everything(number: int, organisation) -> None:
    """So many posts, holders and actions; a third as many of whatever else there is."""
    some = number // 3
    country = FormerNameFactory(country__partner=True).country
    rows(ComponentFactory, some, strategy=StrategyFactory())
    partners = [PartnershipFactory.build(country=row) for row in rows(CountryFactory, some)]
    Partnership.objects.bulk_create(partners)
    roles, others = rows(RoleFactory, some), rows(OrganisationFactory, some, country=country)
    posts = [
        ActorFactory.build(
            organisation=organisation if n % 2 else others[n % some], role=roles[n // 3]
        )
        for n in range(number)
    ]
    Actor.objects.bulk_create(posts)
    Holder.objects.bulk_create([HolderFactory.build(actor=post) for post in posts])
    covers, happens = Actor.countries.through, Action.countries.through
    covers.objects.bulk_create([covers(actor=post, country=country) for post in posts])
    actions = Action.objects.bulk_create([ActionFactory.build(leader=post) for post in posts])
    happens.objects.bulk_create([happens(action=action, country=country) for action in actions])
    ActionsFactory(parent=IssueFactory(published=True), actions=actions[::2])
    in_review = IssueFactory(in_review=True)
    rows(ArticleFactory, some, parent=in_review)
    rows(CommentFactory, some, issue=in_review, written_by=MemberFactory())
    for _ in range(min(some, 9)):
        ReviewFactory(issue=in_review)
    rows(IssueFactory, some)


# Whoever reads drafts: 12 for the review, of which 11 read the blocks, one kind after another.
QUERIES = {"staff": 13, "ctr": 26, "superuser": 24, "reviewer": 18, "administrator": 5}


@pytest.mark.parametrize("number", [3, 300])
@pytest.mark.parametrize("kind", QUERIES)
def test_home_takes_as_many_queries_for_3_rows_as_for_300(
    kind, number, client, django_assert_num_queries
):
    member = MemberFactory(**{kind: True})
    many_of_everything(number, member.organisation or OrganisationFactory())
    client.force_login(member)
    with django_assert_num_queries(QUERIES[kind]):
        response = home(client)
    assert response.status_code == HTTPStatus.OK
