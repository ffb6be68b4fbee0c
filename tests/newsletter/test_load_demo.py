import re
import shutil
from collections.abc import Iterator
from http import HTTPStatus
from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import models

from network.models import Actor, Country, Holder, Member, Organisation, Visibility
from newsletter.checks import report
from newsletter.demo import CONTENT, accounts, confirmations
from newsletter.loading.files import Folder, entries, read
from newsletter.material import Material
from newsletter.models import BLOCKS, Edition, Issue
from strategy.models import Action, Component, Contribution, Strategy
from tests.pages import text_of

pytestmark = pytest.mark.django_db

DEMO_FOLDER = Folder(CONTENT)
FILES = sorted(str(file.relative_to(CONTENT)) for file in CONTENT.rglob("*.toml"))
DEMO = [*apps.get_app_config("network").get_models(), *apps.get_app_config("strategy").get_models()]
DEMO += [Issue, *BLOCKS]


@pytest.fixture
def folder(tmp_path) -> Path:
    """The demo's files, to be spoilt; no issue is published, which takes seconds."""
    copy = shutil.copytree(CONTENT, tmp_path / "content")
    edit(copy / "issues/1.toml", r"\[publication\]\n(.*\n)+?(?=# Page 1)", "")
    return copy


def edit(file: Path, pattern: str, replacement: str) -> None:
    text, changes = re.subn(pattern, replacement, file.read_text(), count=1)
    assert changes == 1
    file.write_text(text)


def load(folder: Path = CONTENT, **options) -> str:
    output = StringIO()
    call_command("load_demo", folder=folder, stdout=output, **options)
    return output.getvalue()


def everything() -> dict[str, list]:
    return {model.__name__: list(model._default_manager.order_by("pk").values()) for model in DEMO}


def files() -> set[Path]:
    return {
        path
        for place in ("media", "private")
        for path in (settings.DATA_DIR / place).rglob("*")
        if path.is_file()
    }


def test_demo_holds_what_the_first_newsletter_tells(folder):
    load(folder)
    strategy = Strategy.objects.get()
    assert str(strategy.adopted_on) == "2014-06-30"
    assert Country.objects.partners(strategy.adopted_on).count() == 10
    diagnosis, prevention, protection = Component.objects.all()
    assert set(diagnosis.informs.all()) == {prevention, protection}
    assert Organisation.objects.filter(kind="embassy").count() == 10
    assert Contribution.objects.get(action=None).amount == 270_000
    varna = Action.objects.get(towns__name_en="Varna")
    assert varna.contributions.count() == 3
    assert varna.coordinator.country.code == "BG"


def test_every_row_and_block_speaks_both_languages(folder):
    load(folder)
    for model in DEMO:
        for name in translated_names(model):
            lonely = model.objects.filter(
                models.Q(**{f"{name}_en": ""}) ^ models.Q(**{f"{name}_fr": ""})
            )
            assert not lonely.exists(), f"{model.__name__}: {name}"


def translated_names(model: type[models.Model]) -> list[str]:
    return [field.name[:-3] for field in model._meta.fields if field.name.endswith("_en")]


def texts(value: object) -> Iterator[str]:
    """All strings within what TOML holds."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (dict, list)):
        parts = value.values() if isinstance(value, dict) else value
        yield from (text for part in parts for text in texts(part))


def french(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        yield from texts(value.get("fr"))
    if isinstance(value, (dict, list)):
        parts = value.values() if isinstance(value, dict) else value
        yield from (text for part in parts for text in french(part))


@pytest.mark.parametrize("file", FILES)
def test_texts_have_real_typography(file):
    """French with no-break spaces; in both languages no typewriter's apostrophes or quotes."""
    content = read(DEMO_FOLDER, file).values
    for text in french(content):
        assert not re.search(r"[ \n][:;!?»€%]|«[ \n]|\d \d", text), text
    for text in texts(content):
        assert not re.search(r"['\"]|\.\.\.", text), text


def test_nobody_real_can_be_reached():
    """The demo may be shown to anybody: its contact details lead nowhere."""
    everywhere = [text for file in FILES for text in texts(read(DEMO_FOLDER, file).values)]
    assert set(re.findall(r"@([\w.-]+)", " ".join(everywhere))) == {"example.org"}
    phones = [text for text in everywhere if re.fullmatch(r"\+[\d ]+", text)]
    assert phones
    assert all(phone.replace(" ", "").endswith("00000") for phone in phones)


def test_only_what_was_printed_is_public(folder):
    load(folder)
    printed = Actor.objects.filter(email_visibility=Visibility.PUBLIC)
    assert set(printed.values_list("slug", flat=True)) == {
        "scac-sofia",
        "asi-sarajevo",
        "ctr-vienna",
    }
    assert Actor.objects.exclude(email="").filter(email_visibility=Visibility.NOBODY).exists()


def test_only_the_people_the_newsletter_names_hold_a_post(folder):
    load(folder)
    named = {"Lefebvre", "Paradas", "North-Mincà", "Emeraux", "Birot"}
    assert set(Holder.objects.values_list("family_name", flat=True)) == named
    assert all(
        holder.portrait.storage.exists(holder.portrait.name) for holder in Holder.objects.all()
    )


def test_second_load_changes_nothing(folder):
    load(folder)
    rows, there = everything(), files()
    output = load(folder)
    assert everything() == rows
    assert files() == there
    assert not re.search(r"[1-9]\d* added", output)


def test_loading_leaves_other_peoples_edits_alone(folder):
    load(folder)
    Actor.objects.filter(slug="scac-sofia").update(mandate_en="Rewritten in Sofia.")
    Issue.objects.get(number=2).newsletter_article_set.all().delete()
    Action.objects.get(slug="varna-pilot-project").partners.clear()
    load(folder)
    assert Actor.objects.get(slug="scac-sofia").mandate_en == "Rewritten in Sofia."
    assert not Issue.objects.get(number=2).newsletter_article_set.exists()
    assert not Action.objects.get(slug="varna-pilot-project").partners.exists()


def test_loading_brings_back_what_is_missing(folder):
    load(folder)
    Action.objects.get(slug="liaison-officer-paris").delete()
    assert "actions: 1 added" in load(folder)
    assert Action.objects.get(slug="liaison-officer-paris").towns.get().name_en == "Paris"


@pytest.mark.parametrize(
    ("file", "pattern", "replacement", "reason"),
    [
        ("roles.toml", r"\[asi\]", "[asi", r"roles.toml, entry “whole file”: .*line"),
        ("roles.toml", r"\A", 'stray = "x"\n', "“stray” stands outside of any entry"),
        ("roles.toml", "#1b2f55", "navy", "entry “asi”: colour: A colour such as"),
        ("roles.toml", 'acronym = "ASI"', 'acronyme = "ASI"', "“asi”: unknown key “acronyme”"),
        ("roles.toml", "name.fr", "name.de", "unknown key “name_de”"),
        ("roles.toml", r'acronym = "ASI"', "actors = []", "unknown key “actors”"),
        ("roles.toml", r'acronym = "ASI"', "acronym = 5", "acronym: expected a text"),
        ("roles.toml", r'acronym = "ASI"', r'acronym = "A\\u0000"', "control character"),
        (
            "roles.toml",
            'acronym = "ASI"',
            'acronym = ["ASI"]',
            "“asi”: acronym: expected a text in quotes",
        ),
        ("roles.toml", 'acronym = "ASI"', 'acronym = "SCAC"', "Another role has this acronym"),
        ("countries.toml", '"BA"', '"AL"', "same row as countries.toml, “albania”"),
        ("issues/2.toml", "number = 2", "number = 1", "same row as issues/1.toml"),
        ("posts.toml", 'role = "asi"', 'role = "assi"', "role: there is no role “assi”"),
        ("posts.toml", r'\["albania"\]', '["albany"]', "countries: there is no country “albany”"),
        ("posts.toml", r'\["albania"\]', "[]", "“scac-tirana”: countries: at least one"),
        ("posts.toml", r'\["albania"\]', '"albania"', "countries: expected a list"),
        ("holders.toml", "2012-01-01", '"yesterday"', "holders.toml, entry “emeraux”: since: "),
        ("holders.toml", "birot.jpg", "nobody.jpg", "entry “birot”: .*nobody.jpg"),
        ("holders.toml", "birot.jpg", "../roles.toml", "entry “birot”: .*not a picture"),
        ("countries.toml", "2019-02-12", '"soon"', "“north-macedonia → former_names 1”: until"),
        ("accounts.toml", r'\["CTR"\]', '["C.T.R."]', "“ctr”: groups: there is no group “C.T.R.”"),
        ("issues/2.toml", "quarter = 1", "quarter = 5", "2.toml, .*: quarter: "),
        (
            "issues/2.toml",
            "year = 2015\nquarter = 1",
            "year = 2014\nquarter = 4",
            "for this quarter",
        ),
        ("issues/2.toml", 'type = "Image"', 'type = "Video"', "block 2”: type: “Video” is none"),
        ("issues/2.toml", r'\["birot"\]', '["bire"]', r"block 1 \(Foreword\)”: signatories"),
        ("issues/2.toml", r'image = "coast.jpg"', "", r"block 2 \(Image\)”: image: "),
        ("issues/2.toml", "<h3>|<p>", "<p>" * 900, r"2.toml, .*block 1 .*too many elements"),
        ("issues/1.toml", "number = 1", 'number = 1\nstatus = "published"', "unknown key “status”"),
        ("issues/2.toml", "number = 2", 'number = 2\npublication.by = "ctr"', "a day and a time"),
    ],
)
def test_bad_input_is_refused_and_leaves_nothing(folder, file, pattern, replacement, reason):
    """Which file, which entry and why; and neither rows nor pictures stay behind."""
    edit(folder / file, pattern, replacement)
    there = files()
    with pytest.raises(CommandError, match=reason) as refusal:
        load(folder)
    assert Path(file).name in str(refusal.value)
    assert not any(everything().values())
    assert files() == there


def test_missing_file_is_named(folder):
    (folder / "towns.toml").unlink()
    with pytest.raises(CommandError, match=r"towns\.toml"):
        load(folder)


def test_rich_text_is_cleaned_as_in_the_admin(folder):
    edit(folder / "strategies.toml", "<p>", "<script>alert(1)</script><p onclick='x()'>")
    load(folder)
    context = Strategy.objects.get().context_en
    assert "script" not in context
    assert "onclick" not in context
    assert "500,000" in context


def test_demo_accounts_can_log_in(folder, client):
    load(folder)
    belongs = {}
    for member in Member.objects.all():
        assert client.login(username=member.username, password=accounts.PASSWORD)
        assert client.get("/admin/").status_code == HTTPStatus.OK
        belongs[member.username] = (
            getattr(member.groups.first(), "name", None),
            str(member.organisation),
        )
    assert belongs == {
        "administrator": (None, "None"),
        "ctr": ("CTR", "Office of the regional technical adviser"),
        "sofia": ("Embassy staff", "Embassy of France in Bulgaria"),
        "sarajevo": ("Embassy staff", "Embassy of France in Bosnia and Herzegovina"),
        "ambassador": ("Reviewers", "Embassy of France in Bulgaria"),
    }


def test_demo_has_something_to_do_on_whatever_day_it_is_loaded(folder, client):
    """And leaves something that is in order."""
    load(folder)
    for model in (Actor, Action):
        assert 0 < model.objects.to_update().count() < model.objects.count() / 2
    client.force_login(Member.objects.get(username="sofia"))
    text = text_of(client.get("/admin/"))
    assert "Not confirmed for six months" in text
    assert "Confirmed on" in text
    assert "Sliven: family planning Under way Not confirmed since" in text
    assert "Varna" not in text


def test_confirmations_name_rows_of_the_demo():
    slugs = {slug for file in ("posts.toml", "actions.toml") for slug in slugs_of(file)}
    assert {*confirmations.DAYS_AGO, *confirmations.NEVER} <= slugs


def slugs_of(file: str) -> set[str]:
    return {entry.values["slug"] for entry in entries(DEMO_FOLDER, file)}


def test_accounts_option_prints_them_and_loads_nothing(folder):
    printed = load(folder, accounts=True)
    assert all(name in printed for name in ("administrator", "ctr", "sofia", "ambassador"))
    assert accounts.PASSWORD in printed
    assert len(printed.splitlines()) == 5
    assert not Member.objects.exists()


def test_production_refuses_the_demo(folder, settings):
    settings.PRODUCTION = True
    with pytest.raises(CommandError, match="not in production"):
        load(folder)
    assert not Member.objects.exists()


def test_first_issue_is_published_and_the_second_waits_for_an_editor():
    load()
    first, second = Issue.objects.order_by("number")
    assert first.published_at.isoformat() == "2014-12-15T08:00:00+00:00"
    assert first.published_by.username == "ctr"
    assert {
        edition.language: edition.pages for edition in Edition.objects.filter(revision__issue=first)
    } == {
        "en": 4,
        "fr": 4,
    }
    for issue in (first, second):
        assert report(issue).findings == []
    assert second.status == Issue.Status.DRAFT
    assert not second.revisions.exists()


def test_first_issue_has_every_structure_of_the_printed_one(folder):
    load(folder)
    blocks = [type(block).__name__ for block in Material(Issue.objects.get(number=1)).blocks]
    order = ["Foreword", "KeyFigure", "KeyFigure", "Article", "ComponentsDiagram", "CountriesMap"]
    assert blocks == [*order, "NetworkMap", "Actions", "Interview", "Interview", "Contact"]
