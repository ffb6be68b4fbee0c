import pytest

from thbnet.words import plain


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("ÉLÈVE", "élève"), ("coeur", "Cœur"), ("l'État", "L’ETAT"), ("Djordje", "djordje")],
)
def test_words_are_alike_without_accents_capitals_and_typography(typed, meant):
    assert plain(typed) == plain(meant)
