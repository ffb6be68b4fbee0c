"""Words are alike however a reader writes them."""

import pytest

from thbnet.search.names import with_other_names
from thbnet.search.spelling import asked_words, words_of


def finds(typed: str, text: str) -> bool:
    words = words_of(text)
    return all(
        any(word.startswith(spelling) for word in words for spelling in with_other_names(asked))
        for asked in asked_words(typed)
    )


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("ROLE", "Rôle"),
        ("coeur", "Cœur"),
        ("CŒUR", "coeur"),
        ("l'etat", "L’État"),
        ("e\u0301cole", "école"),
        ("financ", "ﬁnancement"),
        ("coopera", "co\u00adopération"),
        ("Iasi", "Iași"),
        ("Lodz", "Łódź"),
        ("Djindjic", "Đinđić"),
        ("Dindic", "Đinđić"),
        ("Đinđić", "Djindjic"),
        ("Ђинђић", "Đinđić"),
        ("Mueller", "Müller"),
        ("Muller", "Müller"),
        ("strasse", "Straße"),
        ("София", "Sofia"),
        ("sofi", "София"),
        ("Приштина", "Priština"),
        ("Приштина", "Prishtina"),
        ("Скопје", "Skopje"),
        ("Београд", "Belgrade"),
        ("beograd", "Belgrade"),
        ("България", "Bulgarie"),
        ("Кюстендил", "Kyustendil"),
        ("Wien", "Vienna"),
        ("Shqipëria", "Albania"),
        ("Kyiv", "Kyïv"),
        ("2014", "in 2014"),
    ],
)
def test_words_are_found_in_every_usual_spelling(typed, text):
    assert finds(typed, text)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("fic", "trafficking"),
        ("sofia", "Varna"),
        ("children police", "children"),
        ("bel", "Beograd"),
    ],
)
def test_words_are_not_found_in_what_does_not_begin_with_them(typed, text):
    assert not finds(typed, text)


@pytest.mark.parametrize("text", ["", "  ", "!?", "_", "\0", "\ud800", "😀", "\u0301"])
def test_text_without_letters_has_no_words(text):
    assert asked_words(text) == []
    assert words_of(text) == set()


def test_word_that_is_typed_twice_is_asked_for_once():
    assert asked_words("Police police POLICE") == [("police",)]
