"""An issue comes in from a zip: as a draft, as a whole, and only once."""

from io import StringIO

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command

from network.models import Actor, Country, Organisation, Role
from newsletter.actions.importing import import_issue, rehearse_import
from newsletter.bundle.archive import Bundle, open_bundle
from newsletter.loading.files import BadEntry
from newsletter.material import Material
from newsletter.models import Event, Image, Issue
from tests import factories
from tests.bundles import example, zipped

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_austria")]

ROWS = (Issue, Event, Country, Organisation, Role, Actor, Image)


def counts() -> list[int]:
    return [model.objects.count() for model in ROWS]


def stored() -> set:
    return {
        path
        for place in ("media", "private")
        for path in (settings.DATA_DIR / place).rglob("*")
        if path.is_file()
    }


def test_example_of_the_handbook_becomes_a_draft(ctr):
    imported = import_issue(open_bundle(zipped(example())), by=ctr)
    issue = Issue.objects.get()
    assert (issue.number, issue.year, issue.quarter, issue.status) == (2, 2015, 1, "draft")
    article, image, contact = Material(issue).blocks
    assert article.text_en.startswith("<p>Police officers and teachers sat in one room. They had")
    assert image.image.storage.exists(image.image.name)
    assert contact.actor.email == "adviser@example.org"
    assert imported.blocks == 3
    assert set(imported.added) == {Country, Organisation, Role, Actor}
    assert imported.added[Actor] == [contact.actor]
    event = Event.objects.get()
    assert (event.kind, event.by, event.issue) == (Event.Kind.IMPORTED, ctr, issue)


def test_what_is_there_stays_as_it_is():
    austria = factories.CountryFactory(code="AT", name_en="Our Austria")
    post = factories.ActorFactory(slug="adviser-vienna", organisation__country=austria)
    imported = import_issue(Bundle(example()), by=None)
    austria.refresh_from_db()
    post.refresh_from_db()
    assert austria.name_en == "Our Austria"
    assert post.email != "adviser@example.org"
    assert Material(imported.issue).blocks[-1].actor == post
    assert Organisation.objects.get(name_en__startswith="Permanent").country == austria
    assert Country not in imported.added


@pytest.mark.parametrize(
    "taken", [{"number": 2, "year": 2016}, {"number": 9, "year": 2015, "quarter": 1}]
)
def test_issue_whose_place_is_taken_is_refused_by_name(taken):
    there = factories.IssueFactory(published=True, **taken)
    with pytest.raises(BadEntry, match=f"issues/2.toml.*{there} is there already"):
        import_issue(Bundle(example()), by=None)
    assert not Actor.objects.exists()


def test_rehearsal_tells_the_same_and_leaves_nothing(ctr):
    before = counts(), stored()
    imported = rehearse_import(Bundle(example()), by=ctr)
    assert (imported.blocks, len(imported.added)) == (3, 4)
    assert (counts(), stored()) == before


@pytest.mark.parametrize("member", [{}, {"ctr": True, "is_active": False}, {"groups": []}], ids=str)
def test_import_is_for_those_who_edit_everything(member):
    with pytest.raises(PermissionDenied):
        import_issue(Bundle(example()), by=factories.MemberFactory(**member))
    assert not Issue.objects.exists()


REFUSED = [
    ("posts", ('"adviser"', '"advisor"'), "posts.toml.*“adviser-vienna”: role: there is no role"),
    ("posts", ('"public"', '"all"'), "posts.toml.*“adviser-vienna”: email_visibility"),
    ("roles", ('"#5b3a78"', "2015-01-01"), "roles.toml.*“adviser”: colour: expected a text"),
    ("roles", ('"#5b3a78"', '"#5b3a78'), "roles.toml.*“whole file”.*line"),
    ("organisations", ('kind = "rep', 'members = []\nkind = "rep'), "unknown key “members”"),
    ("roles", ("Regional adviser", "\ud8ff"), "roles.toml.*not saved as UTF-8"),
    ("organisations", ("[mission]", "[mission]\nid = 5"), "unknown key “id”"),
    ("countries", ('code = "AT"', 'code = "A\\u0000"'), "control character"),
    ("issue", ("quarter = 1", "quarter = 5"), "issues/2.toml.*quarter"),
    ("issue", ("quarter = 1", "quarter = true"), "quarter: expected a whole number"),
    ("issue", ("quarter = 1", f"quarter = {'9' * 5000}"), "issues/2.toml"),
    ("issue", ("year = 2015", "year = 99999999999999999999"), "issues/2.toml.*year"),
    ("issue", ("quarter = 1", 'quarter = 1\nstatus = "published"'), "unknown key “status”"),
    ("issue", ("quarter = 1", 'quarter = 1\npublication.by = "ctr"'), "unknown key “publication”"),
    ("issue", ("quarter = 1", "quarter = 1\nplanned_on = 09:00:00"), "planned_on: expected a day"),
    ("issue", ("quarter = 1", "quarter = 1" + "." * 101), "too many full stops"),
    ("issue", ("quarter = 1", "x = " + "[" * 9000), "Too many brackets"),
    ("issue", ('type = "Image"', 'type = "Video"'), r"block 2”: type: “Video” is none"),
    ("issue", ('type = "Image"', "type = [1]"), r"block 2”: type"),
    ("issue", ('type = "Image"', 'type = "Image"\nregion = "x"'), "unknown key “region”"),
    ("issue", ('type = "Image"', 'type = "Image"\nparent = "x"'), "unknown key “parent”"),
    ("issue", ('"meeting.jpg"', '"../posts.toml"'), r"block 2 \(Image\)”: ../posts.toml"),
    ("issue", ('people = "nobody"', 'people = "some"'), r"block 2 \(Image\)”: people"),
    ("issue", ('people = "nobody"', 'image_ppoi = "9x9"'), r"block 2 \(Image\)”: image_ppoi"),
    ("issue", ("<p>Police", "<p>" * 30 + "Police"), "block 1 .*too many elements"),
]


@pytest.mark.parametrize(("file", "change", "reason"), REFUSED)
def test_bad_entry_is_named_and_leaves_nothing(file, change, reason):
    before = counts(), stored()
    with pytest.raises(BadEntry, match=reason):
        import_issue(open_bundle(zipped(example(**{file: change}))), by=None)
    assert (counts(), stored()) == before


@pytest.mark.parametrize("key", ["members", "requests", "revisions", "events", "reasons"])
def test_no_entry_reaches_rows_that_no_bundle_has(key):
    """Every row that points to another one is a way to it: accounts, revisions, the log."""
    change = ('type = "Article"', f'type = "Article"\n{key} = [{{ username = "eve" }}]')
    with pytest.raises(BadEntry, match=f"unknown key “{key}”"):
        import_issue(Bundle(example(issue=change)), by=None)


def test_refusal_comes_in_the_readers_language_and_scripts_are_cleaned_away():
    change = ("<p>Police", "<script>alert(1)</script><p onclick='x()'>Police")
    issue = import_issue(Bundle(example(issue=change)), by=None).issue
    text = Material(issue).blocks[0].text_en
    assert text.startswith("<p>Police")


@pytest.mark.parametrize("files", [{}, {"issues/3.toml": b"number = 3"}], ids=["none", "two"])
def test_bundle_has_exactly_one_issue(files):
    found = example()
    found = found | files if files else {n: c for n, c in found.items() if "issues" not in n}
    with pytest.raises(BadEntry, match="exactly one file in “issues”"):
        import_issue(Bundle(found), by=None)


def test_command_imports_in_somebodys_name(tmp_path, ctr):
    file = tmp_path / "two.zip"
    file.write_bytes(zipped(example()))
    output = StringIO()
    call_command("import_issue", file, by=ctr.username, stdout=output)
    assert "posts: 1 added" in output.getvalue()
    assert "No. 2, quarter 1 of 2015: a draft of 3 blocks" in output.getvalue()
    assert Event.objects.get().by == ctr
    with pytest.raises(CommandError, match=r"Nothing was imported.*is there already"):
        call_command("import_issue", file, stdout=output)


@pytest.mark.parametrize(("name", "reason"), [("none.zip", "none.zip"), ("empty.zip", "not a zip")])
def test_command_says_what_is_wrong_with_the_file(tmp_path, name, reason):
    (tmp_path / "empty.zip").touch()
    with pytest.raises(CommandError, match=f"Nothing was imported.*{reason}"):
        call_command("import_issue", tmp_path / name)


def test_command_knows_its_accounts(tmp_path):
    with pytest.raises(CommandError, match="no account “eve”"):
        call_command("import_issue", tmp_path / "any.zip", by="eve")
