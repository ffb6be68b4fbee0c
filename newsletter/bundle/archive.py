"""Opens a zip that anybody may have made: all of it is read into memory, nothing is extracted.

Names in it are only ever compared with those that a bundle may have.
"""

import re
import stat
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO

from django.utils.translation import gettext as _

from newsletter.loading.files import BadEntry
from newsletter.loading.kinds import KINDS

from .headers import check_headers, count_members

MOST_BYTES = 50 * 1024**2  # of the zip, and of all that is in it
MOST_MEMBERS = 200
MOST_TEXT = 500 * 1024  # bytes of one TOML file
MOST_PICTURE = 10 * 1024**2
MOST_RATIO = 50  # times smaller than what is in it; text is five times smaller
FIRST_BYTES = 64 * 1024  # of a member, of which the ratio tells nothing
KIND_FILES = {kind.file for kind in KINDS}
ISSUE_FILE = re.compile(r"issues/[1-9][0-9]{0,4}\.toml")
PICTURE = re.compile(r"pictures/[A-Za-z0-9][A-Za-z0-9_.-]{0,99}\.(jpe?g|png|webp)", re.IGNORECASE)
FOLDERS = {"issues/", "pictures/"}
OF_THE_SYSTEM = re.compile(r"(__MACOSX/.*|(.*/)?(\.DS_Store|Thumbs\.db|desktop\.ini))")
FILE_KINDS = {0, stat.S_IFREG, stat.S_IFDIR}
ENCRYPTED = 0x1 | 0x40 | 0x2000
READABLE = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}

DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError),
    *(NotImplementedError, OverflowError, MemoryError),
)


@dataclass(frozen=True)
class Bundle:
    """The files of a zip by their names: a source to load from."""

    files: dict[str, bytes]

    def read(self, name: str) -> bytes:
        if name not in self.files:
            raise FileNotFoundError(_("There is no file “%(name)s”.") % {"name": name})
        return self.files[name]


def open_bundle(content: bytes) -> Bundle:
    """What the zip holds. Raises BadEntry, with a sentence for whoever chose the file."""
    if len(content) > MOST_BYTES:
        raise BadEntry(_("This file is too large: a bundle has at most 50 MB."))
    if count_members(content) > MOST_MEMBERS:
        raise BadEntry(
            _("There are more than %(most)s files in this zip.") % {"most": MOST_MEMBERS}
        )
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            members = archive.infolist()
            wanted = _wanted(members)
            check_headers(content, members)
            return Bundle(_read(archive, wanted))
    except DAMAGED as error:
        raise BadEntry(_("This zip is damaged. Make it anew.")) from error


def _wanted(members: list[zipfile.ZipInfo]) -> list[zipfile.ZipInfo]:
    """The files to read, once all that stands in the directory is harmless. Raises BadEntry."""
    seen = set()
    for member in members:
        name = member.orig_filename
        if name.casefold() in seen:
            raise _refusal(member, _("There are two files of that name."))
        seen.add(name.casefold())
        if reason := _fault(member):
            raise _refusal(member, reason)
    if sum(member.file_size for member in members) > MOST_BYTES:
        raise BadEntry(_("What is in this zip is too large: at most 50 MB."))
    return [member for member in members if _is_part(member.orig_filename)]


def _fault(member: zipfile.ZipInfo) -> str:
    """Why the bundle is refused because of this file, or ""."""
    name, kind = member.orig_filename, stat.S_IFMT(member.external_attr >> 16)
    most = MOST_PICTURE if PICTURE.fullmatch(name) else MOST_TEXT
    known = _is_part(name) or name in FOLDERS or OF_THE_SYSTEM.fullmatch(name)
    faults = {
        _("It is encrypted. Make the zip without a password."): member.flag_bits & ENCRYPTED,
        _("It is compressed in an unusual way. Make an ordinary zip."): (
            member.compress_type not in READABLE
        ),
        _("It is a link or a device, not a file."): kind not in FILE_KINDS,
        _("A bundle has no file of that name."): not known,
        _("It is too large: texts may have 500 KB, pictures 10 MB."): member.file_size > most,
        _("It unpacks to far more than a text or a picture does."): (
            member.file_size > FIRST_BYTES + MOST_RATIO * member.compress_size
        ),
    }
    return next((fault for fault, found in faults.items() if found), "")


def _is_part(name: str) -> bool:
    return bool(name in KIND_FILES or ISSUE_FILE.fullmatch(name) or PICTURE.fullmatch(name))


def _read(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> dict[str, bytes]:
    files = {}
    for member in members:
        with archive.open(member) as file:
            files[member.orig_filename] = file.read(member.file_size)
            if len(files[member.orig_filename]) != member.file_size or file.read(1):
                raise zipfile.BadZipFile
    return files


def _refusal(member: zipfile.ZipInfo, reason: str) -> BadEntry:
    # As Python writes it: neither control characters nor right-to-left marks reach the page.
    name = ascii(member.orig_filename[:80])[1:-1]
    return BadEntry(_("File “%(name)s” in the zip: %(reason)s") % {"name": name, "reason": reason})
