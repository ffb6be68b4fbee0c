import time

from thbnet.versions.differences import as_text, parts


def test_changed_words_stand_between_those_that_stay():
    assert parts("Help the people now.", "Help young people now.") == [
        ("same", "Help "),
        ("del", "the"),
        ("ins", "young"),
        ("same", "people now."),
    ]


def test_new_and_removed_texts_are_whole():
    assert parts("", "Help people.") == [("ins", "Help people.")]
    assert parts("Help people.", "") == [("del", "Help people.")]


def test_a_word_is_the_same_at_the_end_of_a_line():
    assert parts("One. Two.", "One.\nTwo. Three.") == [("same", "One.\nTwo. "), ("ins", "Three.")]


def test_long_stretches_without_a_change_are_left_out():
    words = " ".join(f"word{number}" for number in range(100))
    shown = parts(f"Old {words} end", f"New {words} last")
    kinds = [kind for kind, _text in shown]
    assert kinds == ["del", "ins", "same", "gap", "same", "del", "ins"]
    assert "word50" not in "".join(text for _kind, text in shown)
    assert "word99 " in shown[4][1]


def test_long_additions_are_cut():
    [(kind, text)] = parts("", "word " * 5000)
    assert kind == "ins"
    assert text.endswith("…")
    assert len(text) < 1000


def test_longest_texts_are_compared_in_little_time():
    """Of 40,000 characters, and of the most words that are compared one by one."""
    begun = time.process_time()
    parts("a b " * 10_000, "b a " * 10_000)
    parts(" ".join(map(str, range(1500))), " ".join(map(str, reversed(range(1500)))))
    parts("a " * 1500, "a b " * 700)
    assert time.process_time() - begun < 5  # seconds of a processor


def test_rich_text_reads_line_by_line():
    html = "<h3>Aims</h3><p>Know &amp; act</p><ul><li><p>one</p></li></ul>a<br>b"
    assert as_text(html).split() == ["Aims", "Know", "&", "act", "one", "a", "b"]
    assert "Aims\nKnow & act\none" in as_text(html)
