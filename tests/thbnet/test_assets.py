"""What is made for the public pages: one stylesheet, and the headings' letters in pieces."""

import os
from io import BytesIO

import brotli
import pytest
from django.contrib.staticfiles import finders
from fontTools.ttLib import TTFont

from thbnet.assets import stylesheet

PIECES = {
    "serif": "Réseau français « œuvre » – Zürich ’ €",
    "serif-extended": "ȘșȚțĂă ČčĆćĐđŠšŽž ŐőŰű ĞğİıŞş",
    "serif-cyrillic": "ЂђЉљЊњЋћЏџ ЃѓЌќЅѕЈј ЩщЪъЮюЯя ІіЇїЄєҐґ №",
}


def made(path: str) -> bytes:
    with open(finders.find(path), "rb") as file:  # noqa: PTH123 - a name of the finder's
        return file.read()


def test_stylesheet_is_small():
    """20 KB, and 6 KB as it travels: the whole style of the public pages."""
    sheet = made("css/site.css")
    assert len(sheet) < 20_000
    assert len(brotli.compress(sheet)) < 6_000


def test_stylesheet_holds_every_part_in_order(tmp_path, monkeypatch):
    (tmp_path / "site").mkdir()
    for name in ("tokens", "fonts", "base", "layout", "components", "print", "site/search"):
        (tmp_path / f"{name}.css").write_text(f"/* why */ .{name.replace('/', '-')} {{ top: 0 }}")
    monkeypatch.setattr(stylesheet, "CSS", tmp_path)
    monkeypatch.setattr(stylesheet, "FRAME", [tmp_path / f.name for f in stylesheet.FRAME])
    monkeypatch.setattr(stylesheet, "PRINT", tmp_path / "print.css")
    assert stylesheet.stylesheet().decode() == (
        ".tokens{top:0}.fonts{top:0}.base{top:0}.layout{top:0}.components{top:0}"
        ".site-search{top:0}@media print{.print{top:0}}"
    )


def test_stylesheet_keeps_what_stands_within_something_else_apart_from_it(tmp_path, monkeypatch):
    (tmp_path / "a.css").write_text("@layer x { .filters :is(.label, .error) { top: 0 } }")
    monkeypatch.setattr(stylesheet, "parts", lambda: [tmp_path / "a.css"])
    assert ".filters *:is(.label,.error)" in stylesheet.stylesheet().decode()


def test_stylesheet_is_made_again_when_a_part_was_edited():
    file = finders.find("css/site.css")
    os.utime(file, (0, 0))
    assert finders.find("css/site.css") == file
    assert os.stat(file).st_mtime > 0  # noqa: PTH116 - a name of the finder's


@pytest.mark.parametrize(("piece", "letters"), PIECES.items())
def test_headings_have_the_letters_of_the_networks_languages(piece, letters):
    font = TTFont(BytesIO(made(f"fonts/{piece}.woff2")))
    assert font.flavor == "woff2"
    assert set(letters) - {" "} <= {chr(code) for code in font.getBestCmap()}


def test_most_pages_need_one_small_piece():
    assert len(made("fonts/serif.woff2")) < 12_000


def test_what_is_not_made_is_not_found():
    assert finders.find("fonts/serif-klingon.woff2") is None
