"""The handbook in the admin, and that its two languages and its pictures belong together."""

import re
from urllib.parse import urljoin

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext, override, trans_real

from tests.factories import MemberFactory
from tests.pages import links_of
from tests.test_architecture import sources
from tests.test_templates import TEMPLATES
from tests.test_translations import ILL_SET
from thbnet import handbook as module
from thbnet.handbook import DOCS, FILES, handbook

HEADING = re.compile(r"^(#+) (.+)$", re.MULTILINE)
STEP = re.compile(r"^ *(\d+\.|-) ", re.MULTILINE)
PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]*)\)")


def source(language: str) -> str:
    return (DOCS / FILES[language]).read_text()


@pytest.fixture
def written(tmp_path, monkeypatch):
    """Puts another text in the handbook's place."""

    def write(text: str):
        (tmp_path / "editors.md").write_text(f"# Title\n\n{text}")
        monkeypatch.setattr(module, "DOCS", tmp_path)
        return handbook("en")

    return write


@pytest.mark.django_db
@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_help_is_in_the_language_of_the_admin(language, client):
    client.force_login(MemberFactory(staff=True))
    response = client.get(reverse("admin:help"), headers={"accept-language": language})
    title = source(language).splitlines()[0].removeprefix("# ")
    assert f'<html lang="{language}"' in response.content.decode()
    assert f"<h1>{title}</h1>" in response.content.decode()
    assert reverse("admin:help") in links_of(client.get(reverse("admin:index")))


@pytest.mark.django_db
@pytest.mark.parametrize("who", [None, {}])
def test_help_is_only_for_those_who_enter_the_admin(who, client):
    if who is not None:
        client.force_login(MemberFactory(**who))
    response = client.get(reverse("admin:help"))
    assert response.status_code == 302
    assert reverse("admin:help") in response.url  # the way back, after signing in


@pytest.mark.django_db
@pytest.mark.parametrize("rest", ["fr/", "..%2fdeploy/", "editors.md", "../../thbnet/settings.py"])
def test_help_has_one_address(rest, client):
    client.force_login(MemberFactory(staff=True))
    assert client.get(reverse("admin:help") + rest).status_code == 404


@pytest.mark.django_db
def test_help_leads_to_how_bundles_are_written(client):
    client.force_login(MemberFactory(staff=True))
    address = reverse("admin:help-bundles")
    assert urljoin(reverse("admin:help"), "bundles/") == address
    assert "bundles/" in links_of(client.get(reverse("admin:help")))
    html = client.get(address, headers={"accept-language": "fr"}).content.decode()
    assert '<article lang="en">' in html
    assert "<td><code>countries.toml</code></td>" in html
    assert 'name.en = "Austria"' in html


@pytest.mark.django_db
def test_contents_lead_to_every_chapter(client):
    client.force_login(MemberFactory(staff=True))
    response = client.get(reverse("admin:help"))
    html = response.content.decode()
    for level, chapter in HEADING.findall(source("en")):
        if level == "##":
            place = re.search(rf'<h2 id="([\w-]+)">{chapter}</h2>', html).group(1)
            assert f'<a href="#{place}">{chapter}</a>' in html


def test_markup_of_the_handbook_is_sanitised(written):
    html = written('<script>alert(1)</script> [x](javascript:alert) <p onclick="x">y</p>').text
    assert not re.search(r"script|onclick", html)


def test_pictures_are_sized_and_wait_until_they_are_needed():
    pictures = re.findall(r"<img[^>]*>", handbook("fr").text)
    assert len(pictures) == len(PICTURE.findall(source("fr")))
    for picture in pictures:
        assert re.search(r'src="/static/help/fr/[\w-]+\.webp"', picture)
        assert re.search(r'width="\d+"', picture)
        assert re.search(r'height="\d+"', picture)
        assert 'loading="lazy"' in picture


def test_pictures_are_all_there_and_all_used():
    for language in FILES:
        named = {
            name.removeprefix("pictures/editors/")
            for _alt, name in PICTURE.findall(source(language))
        }
        folder = DOCS / "pictures" / "editors" / language
        assert named == {f"{language}/{file.name}" for file in folder.iterdir()}
        assert all(finders.find(f"help/{name}") for name in named)


def test_pictures_say_what_they_show_and_are_light():
    files = list((DOCS / "pictures" / "editors").rglob("*.webp"))
    assert all(len(alt) > 20 for code in FILES for alt, _name in PICTURE.findall(source(code)))
    assert all(file.stat().st_size < 100_000 for file in files)  # bytes
    assert sum(file.stat().st_size for file in files) < 1_200_000


def test_both_languages_have_the_same_structure():
    english, french = (shape(source(code)) for code in ("en", "fr"))
    assert english == french


def names(language: str) -> list[str]:
    """What the handbook sets in bold: the names of buttons, links and fields, as on screen."""
    text = re.sub(r"[ \n]+", " ", source(language))
    return re.findall(r"\*\*([^*]+)\*\*", text)


def test_names_in_bold_are_those_on_screen():
    """Each English one is a sentence of ours, or one that a library translates."""
    ours = "\n".join(path.read_text() for path in [*sources().values(), *TEMPLATES])
    known = set(trans_real.translation("fr")._catalog.keys())
    unknown = {
        name
        for name in names("en")
        if not {name, uncapitalised(name)} & known
        and f'"{name}"' not in ours
        and f'"{uncapitalised(name)}"' not in ours
    }
    assert unknown == set()


def test_names_in_bold_are_translated_as_on_screen():
    """The n-th name of one handbook is the n-th of the other.

    That every sentence is translated at all is asked in tests/test_translations.py.
    """
    wrong = {
        (english, french): right
        for english, french in zip(names("en"), names("fr"), strict=True)
        if french not in (right := in_french(english)) and right != {english}
    }
    assert wrong == {}


def in_french(name: str) -> set[str]:
    """What the screen may say; labels of fields get their capital only there.

    Libraries write the straight apostrophe, until our catalogue has the sentence as well.
    """
    with override("fr"):
        found = {gettext(name), capfirst(gettext(uncapitalised(name)))}
    return {sentence.replace("'", "’") for sentence in found}


def uncapitalised(name: str) -> str:
    return name[0].lower() + name[1:]


def test_french_handbook_has_its_typography():
    assert ILL_SET.findall(re.sub(r"\(pictures[^)]*\)|^ *[-#]+ ", "", source("fr"))) == []


def shape(text: str) -> list[str]:
    """Line by line: headings by depth, steps by their mark, pictures by their name."""
    return [
        *(level for level, _name in HEADING.findall(text)),
        *STEP.findall(text),
        *(name.rpartition("/")[2] for _alt, name in PICTURE.findall(text)),
    ]
