"""Extracts show the words that were asked for, and never anything but text."""

import re
import time
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from thbnet.search.extracts import LENGTH, Marking
from thbnet.search.spelling import asked_words

LONG = "nothing of note " * 200


def extract(words: str, text: str) -> str:
    return Marking(tuple(asked_words(words))).extract(text, {})


def test_extract_marks_words_as_the_text_writes_them():
    assert extract("OEUVRE sofi", "Mise en œuvre à Sofia.") == (
        "Mise en <mark>œuvre</mark> à <mark>Sofia</mark>."
    )


def test_extract_is_taken_where_the_words_stand_together():
    text = f"{LONG} police {LONG} the police of Varna {LONG}"
    told = extract("police varna", text)
    assert "<mark>police</mark> of <mark>Varna</mark>" in told
    assert told.startswith("… ")
    assert told.endswith(" …")
    assert len(told) < LENGTH + 60


def test_extract_of_a_text_without_the_words_is_its_beginning():
    assert extract("police", LONG).startswith("nothing of note")


def test_text_in_which_every_word_is_found_takes_no_longer_than_its_length():
    """Twice the text, twice the time: pages show 24 extracts, and anybody may ask for "a"."""

    def seconds(length: int) -> float:
        text = "a to of in on by at it " * (length // 23)
        times = []
        for _ in range(5):
            begun = time.perf_counter()
            extract("a t o i b", text)
            times.append(time.perf_counter() - begun)
        return min(times)

    assert seconds(20_000) < 10 * seconds(5_000)


def test_extract_escapes_the_text():
    told = extract("alert", "<script>alert('1')</script> & more")
    assert "<script" not in told
    assert "&lt;script&gt;<mark>alert</mark>(&#x27;1&#x27;)&lt;/script&gt; &amp; more" in told


@given(words=st.text(max_size=30), text=st.text(max_size=600))
def test_extract_is_text_of_the_original_with_marks_only(words, text):
    told = extract(words or "a", text)
    assert set(re.findall(r"<[^>]*>", told)) <= {"<mark>", "</mark>"}
    plain = unescape(re.sub(r"</?mark>", "", told)).removeprefix("… ").removesuffix(" …")
    assert plain in unescape(text) or plain in text
