"""Notes under a text, which become footnotes: none is lost, none is told twice."""

from newsletter.templatetags.notes import footnoted


def test_note_stands_where_its_mark_is():
    told = footnoted("<p>Since June*.</p><p>* Of 2014.</p>")
    assert told.startswith("<p>Since June*<span ")
    assert told.endswith(">Of 2014.</span>.</p>")


def test_note_in_whose_words_another_went_is_told_once():
    told = footnoted("<p>** Of 2014.</p><p>Since June*.</p><p>* See there**.</p>")
    assert [told.count(words) for words in ("Of 2014.", "See there")] == [1, 1]
