import pytest

from thbnet.lettering import balanced, hyphenated, text_width


@pytest.mark.parametrize(
    ("text", "count", "lines"),
    [
        ("Bosnia and Herzegovina", 2, ["Bosnia and", "Herzegovina"]),
        ("Bosnie-Herzégovine", 2, ["Bosnie-", "Herzégovine"]),
        ("Kosovo", 3, ["Kosovo"]),
        ("Volet\N{NO-BREAK SPACE}1", 2, ["Volet\N{NO-BREAK SPACE}1"]),
        ("", 2, [""]),
    ],
)
def test_balanced_breaks_where_a_reader_would(text, count, lines):
    assert balanced(text, count) == lines


@pytest.mark.parametrize(
    ("language", "text", "lines"),
    [
        ("fr", "Coopération transfrontalière", ["Coopération", "trans-", "frontalière"]),
        ("en", "Internationalisation", ["Interna-", "tional-", "isation"]),
        ("en", "Prevention, identification", ["Prevention,", "identification"]),
    ],
)
def test_only_very_long_words_are_hyphenated(language, text, lines):
    assert balanced(hyphenated(text, language), 3) == lines


def test_text_width_grows_with_the_letters():
    assert text_width("SCAC", 24) == 2 * text_width("SCAC", 12)
    assert text_width("ill", 10) < text_width("MMM", 10)
