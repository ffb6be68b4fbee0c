"""Names are marked with their language, and nothing else is."""

import pytest

from thbnet.tongues import mark


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("Ђорђе Његошевић-Џунић", "sr"),
        ("Ѓорѓи", "mk"),
        ("Йордан Щърбанов", "bg"),
        ("Ștefăniță Țărănescu", "ro"),
        ("Đenana Šabanagić-Žeželj", "sr-Latn"),
        ("Gjergj Përmetçi", "sq"),
        ("Gjirokastër", "sq"),
        ("Tiranë", "sq"),
        ("Korçë", "sq"),
        ("Święćkowska-Łoś", "pl"),
    ],
)
def test_name_is_marked_by_its_letters_as_a_whole(name, language):
    text = f"<p>With {name}, mayor.</p>"
    assert mark(text, {}) == f'<p>With <span lang="{language}">{name}</span>, mayor.</p>'


def test_name_without_letters_of_its_own_is_marked_where_its_language_is_known():
    names = {"Zemlja djece": "bs", "Zemlja djece & co": "hr"}
    assert mark("<p>Zemlja djece</p>", names) == '<p><span lang="bs">Zemlja djece</span></p>'
    assert mark("Zemlja djece &amp; co", names) == '<span lang="hr">Zemlja djece &amp; co</span>'


def test_name_within_a_longer_word_is_none():
    assert mark("Astrakhan, Astra", {"Astra": "sr"}) == 'Astrakhan, <span lang="sr">Astra</span>'


@pytest.mark.parametrize(
    "html",
    [
        "<p>Noël Citroën, Maëlle North-Mincà, canoë, «&nbsp;œuvre&nbsp;» à l’été</p>",
        "<p>Gaëtan, Maëva et Noëmie Moët, ambiguës</p>",
        "<p>Скопје, Београд, Варна</p>",  # which language it is, their letters do not tell
        "<head><title>Ђорђе</title></head>",
        "<svg><title>Ђорђе</title></svg>",
        '<p><span lang="bs">Šaš</span></p>',
        '<p><a title="Ђорђе" href="/Đ">here</a></p>',
    ],
)
def test_all_else_stays_as_it_is(html):
    assert mark(html, {}) == html
    assert mark(html + "Ђорђе", {}) == html + '<span lang="sr">Ђорђе</span>'
