"""Zips that somebody made to do harm, or that a bad line made."""

import io
import stat
import struct
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsletter.actions.importing import import_issue
from newsletter.bundle import archive
from newsletter.bundle.archive import open_bundle
from newsletter.loading.files import BadEntry
from newsletter.models import Issue
from tests.bundles import example, picture, zipped
from tests.thbnet.test_pictures import NO_PICTURES, bomb

END, DIRECTORY, LOCAL = b"PK\5\6", b"PK\1\2", b"PK\3\4"


def member(name: str, content=b"x", **attributes) -> bytes:
    """The example with one more file, whose entry has these attributes."""
    buffer = io.BytesIO(zipped(example()))
    with zipfile.ZipFile(buffer, "a") as extended:
        info = zipfile.ZipInfo(name)
        for key, value in attributes.items():
            setattr(info, key, value)
        extended.writestr(info, content)
    return buffer.getvalue()


def patched(zip_: bytes, sign: bytes, offset: int, form: str, value: int) -> bytes:
    """With other bytes at that offset of the last part that begins with the sign."""
    at = zip_.rindex(sign) + offset
    return zip_[:at] + struct.pack(form, value) + zip_[at + struct.calcsize(form) :]


def with_nul() -> bytes:
    """Some programs read such a name up to the NUL, others as a whole."""
    return member("pictures/x.jpg0xx.exe").replace(b"x.jpg0", b"x.jpg\0")


def link() -> bytes:
    return member("pictures/a.jpg", b"/etc/passwd", external_attr=(stat.S_IFLNK | 0o777) << 16)


def with_duplicate(name: str) -> bytes:
    return zipped(example() | {"pictures/two.jpg": picture(), name: picture()})


GOOD = zipped(example())
HOSTILE = {
    "no zip": (lambda: b"no zip at all", "not a zip file"),
    "empty": (lambda: b"", "not a zip file"),
    "zip without files": (lambda: zipped({}), "not a zip file"),
    "page with a zip behind it": (lambda: b"<html>" + GOOD, "not a zip file"),
    "something behind the zip": (lambda: GOOD + b"<html>", "do not fit together"),
    "truncated": (lambda: GOOD[:-30], "not a zip file"),
    "too large": (lambda: LOCAL + bytes(archive.MOST_BYTES), "too large"),
    "path that climbs": (lambda: member("../../etc/cron.d/x"), "no file of that name"),
    "path that climbs inside": (lambda: member("pictures/../../x.jpg"), "no file of that name"),
    "absolute path": (lambda: member("/etc/passwd"), "no file of that name"),
    "drive": (lambda: member("C:\\x.jpg"), "no file of that name"),
    "backslash": (lambda: member("pictures\\x.jpg"), "no file of that name"),
    "NUL": (with_nul, r"x00.*no file of that name"),
    "right-to-left": (lambda: member("pictures/\u202egpj.exe.jpg"), r"u202e.*no file of that name"),
    "look-alike": (lambda: member("\u0440osts.toml"), r"u0440.*no file of that name"),
    "program": (lambda: member("pictures/run.exe"), "no file of that name"),
    "zip in the zip": (lambda: member("inner.zip", GOOD), "no file of that name"),
    "text elsewhere": (lambda: member("issues/x/3.toml"), "no file of that name"),
    "link": (link, "link or a device"),
    "link to a folder": (
        lambda: member("pictures/", b"", external_attr=(stat.S_IFLNK | 0o777) << 16),
        "link or a device",
    ),
    "same name twice": (lambda: with_duplicate("pictures/TWO.jpg"), "two files of that name"),
    "encrypted": (lambda: patched(patched(GOOD, LOCAL, 6, "<H", 1), DIRECTORY, 8, "<H", 1), "encr"),
    "other compression": (lambda: zipped(example(), zipfile.ZIP_LZMA), "unusual way"),
    "bomb": (lambda: zipped(example() | {"posts.toml": b"#" * 500_000}), "unpacks to far more"),
    "text of megabytes": (
        lambda: zipped(example() | {"posts.toml": b"#" * 600_000}, zipfile.ZIP_STORED),
        "texts may have 500 KB",
    ),
    "many files": (
        lambda: zipped({f"pictures/{n}.jpg": b"" for n in range(201)}),
        "more than 200",
    ),
    "more files than told": (lambda: patched(GOOD, END, 10, "<H", 1), "do not fit together"),
    "size told twice": (lambda: patched(GOOD, DIRECTORY, 24, "<L", 7), "do not fit together"),
    "name told twice": (lambda: patched(GOOD, LOCAL, 30, "<B", 65), "do not fit together"),
    "compression told twice": (lambda: patched(GOOD, LOCAL, 8, "<H", 0), "do not fit together"),
    "zip64": (lambda: patched(GOOD, DIRECTORY, 6, "<H", 45), "do not fit together"),
    "zip64 sizes": (lambda: patched(GOOD, DIRECTORY, 20, "<L", 0xFFFFFFFF), "zip"),
    "two files at one place": (lambda: patched(GOOD, DIRECTORY, 42, "<L", 0), "do not fit"),
    "directory elsewhere": (lambda: patched(GOOD, END, 16, "<L", 0), "do not fit together"),
    "wrong checksum": (lambda: GOOD.replace(LOCAL, LOCAL, 1)[:200] + b"?" + GOOD[201:], "damaged"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_zip_is_refused_with_a_sentence(name):
    make, reason = HOSTILE[name]
    with pytest.raises(BadEntry, match=reason) as refusal:
        open_bundle(make())
    assert str(refusal.value).isprintable()


def test_what_is_in_a_zip_has_a_limit_as_a_whole(monkeypatch):
    monkeypatch.setattr(archive, "MOST_BYTES", 2000)
    with pytest.raises(BadEntry, match="too large"):
        open_bundle(zipped(example() | {"roles.toml": b"# " * 900}))


@pytest.mark.parametrize(
    "name", ["issues/", "__MACOSX/._posts.toml", "pictures/.DS_Store", "Thumbs.db"]
)
def test_what_computers_add_to_zips_is_passed_over(name):
    assert open_bundle(member(name, b"")).files == example()


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["HTML named .jpg", "truncated JPEG", "zeros", "SVG", "GIF"])
def test_picture_that_is_none_is_named(name):
    files = example() | {"pictures/meeting.jpg": NO_PICTURES[name]()}
    with pytest.raises(BadEntry, match=r"meeting.jpg.*not a picture we can read"):
        import_issue(open_bundle(zipped(files)), by=None)
    assert not Issue.objects.exists()


@pytest.mark.django_db
def test_picture_that_would_fill_the_memory_is_named():
    files = example() | {"pictures/unused.png": bomb(60_000)}
    with pytest.raises(BadEntry, match=r"unused.png.*too many pixels"):
        import_issue(open_bundle(zipped(files)), by=None)


@given(st.binary(max_size=3000))
def test_any_bytes_are_refused(content):
    with pytest.raises(BadEntry):
        open_bundle(content)


@given(st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), max_size=4))
def test_zip_with_other_bytes_in_it_is_refused_or_holds_the_same(changes):
    content = bytearray(GOOD)
    for at, byte in changes:
        content[at] = byte
    try:
        files = open_bundle(bytes(content)).files
    except BadEntry:
        return
    assert set(files.values()) <= set(example().values())


FILES = [name for name in example() if name.endswith(".toml")]
PIECES = [
    "",
    "=",
    "[x]",
    "[[blocks]]",
    '"',
    "'''",
    "{",
    "]",
    "\0",
    "\\",
    "-1",
    "1e400",
    "nan",
    "true",
]
PIECES += ["true", "2014-02-30", "09:00", "é", "id = 1", "a.b.c = 1", 'type = "Article"', "\n", "#"]


@pytest.mark.django_db
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(FILES), st.integers(0, 700), st.integers(0, 9), st.sampled_from(PIECES))
def test_texts_with_other_words_in_them_are_refused_or_imported(file, at, length, piece):
    """Never anything else, and a refusal leaves no row."""
    files = {name: text for name, text in example().items() if "pictures" not in name}
    text = files[file].decode()
    files[file] = (text[:at] + piece + text[at + length :]).encode()
    try:
        import_issue(open_bundle(zipped(files)), by=None)
    except BadEntry:
        assert not Issue.objects.exists()
    else:
        Issue.objects.all().delete()
