"""Every sentence has its French: the catalogue against what gettext finds in the sources."""

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from tests.test_architecture import FLOORS, ROOT, sources

CATALOGUE = "locale/fr/LC_MESSAGES/django.po"


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory):
    """The French catalogue as `makemessages` would leave it, made in a copy of the sources."""
    if not (shutil.which("xgettext") and shutil.which("msgmerge")):
        pytest.skip("no gettext: apt-get install gettext")
    copy = tmp_path_factory.mktemp("sources")
    for folder in [*FLOORS, "templates", "locale"]:
        shutil.copytree(ROOT / folder, copy / folder)
    _makemessages(copy)
    with (copy / CATALOGUE).open("rb") as file:
        return read_po(file, locale="fr")


def _makemessages(folder: Path) -> None:
    """In a process without our settings, whose LOCALE_PATHS lead to the real catalogue."""
    command = "from django.core.management import execute_from_command_line as run; run()"
    arguments = ["makemessages", "--locale=fr", "--no-location", "--verbosity=0"]
    subprocess.run(
        [sys.executable, "-c", command, *arguments],
        cwd=folder,
        env={"PATH": "/usr/local/bin:/usr/bin:/bin"},
        check=True,
    )


def test_no_sentence_hides_in_an_f_string():
    """Where gettext does not look for it."""
    hidden = [
        f"{module}: {ast.unparse(call)}"
        for module, path in sources().items()
        for string in ast.walk(ast.parse(path.read_text()))
        if isinstance(string, ast.JoinedStr)
        for call in ast.walk(string)
        if isinstance(call, ast.Call) and re.search(r"^_$|gettext", ast.unparse(call.func))
    ]
    assert hidden == []


def test_every_sentence_is_translated(catalogue):
    missing = [m.id for m in catalogue if m.id and (m.fuzzy or not all(_strings(m)))]
    assert missing == []


def test_placeholders_survive_translation(catalogue):
    """A lost `%(name)s` would be a page that answers 500, in French only."""
    assert [(m.id, [str(e) for e in errors]) for m, errors in catalogue.check()] == []


ILL_SET = re.compile("(?<![\u00a0\u202f])[:;!?»](?=\\s|$)|«(?![\u00a0\u202f])|\\w'\\w")


def test_french_has_its_typography(catalogue):
    """No-break spaces before : ; ! ? » and after «; the curly apostrophe."""
    ill_set = [s for m in catalogue if m.id for s in _strings(m) if ILL_SET.search(_prose(s))]
    assert ill_set == []


def _prose(text: str) -> str:
    """Without markup, placeholders and addresses, which have rules of their own."""
    return re.sub(r"<[^>]*>|%\(\w+\)\w|\{\w*\}|&\w+;|\S+://\S+", "x", text)


def _strings(message) -> tuple[str, ...]:
    return message.string if isinstance(message.string, tuple) else (message.string,)
