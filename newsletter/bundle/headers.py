"""A zip tells everything twice: in its directory, at the end, and before each file.

Programs believe the one or the other. A zip whose two stories differ is not opened at all.
"""

import struct
import zipfile

from django.utils.translation import gettext as _

from newsletter.loading.files import BadEntry

END = struct.Struct("<4s4H2LH")  # of the directory; after it, at most a comment
LOCAL = struct.Struct("<4s5H3L2H")
MOST_DIRECTORY = 100 * 1024  # bytes: five times what two hundred files need
LONGEST_COMMENT = 0xFFFF
SIZES_FOLLOW = 0x8  # the flag of zips that are written in one go
ZIP64 = 45  # the version of the format that a reader would need


def count_members(content: bytes) -> int:
    """How many files the end of the directory tells of. Raises BadEntry if there is none.

    Asked first: a directory of a million files is large once Python has read it.
    """
    at = content.rfind(b"PK\5\6", max(0, len(content) - END.size - LONGEST_COMMENT))
    if at < 0 or len(content) - at < END.size or not content.startswith(b"PK\3\4"):
        raise BadEntry(_("This is not a zip file."))
    _sign, disk, first, here, count, size, start, comment = END.unpack_from(content, at)
    whole = start + size == at and at + END.size + comment == len(content)
    if disk or first or here != count or not whole or size > MOST_DIRECTORY:
        raise _disagreement()
    return count


def check_headers(content: bytes, members: list[zipfile.ZipInfo]) -> None:
    """Compare the two stories, and that the files lie one behind the other. Raises BadEntry."""
    free = 0
    for member in sorted(members, key=lambda member: member.header_offset):
        if member.header_offset < free or member.extract_version >= ZIP64:
            raise _disagreement()
        free = _end_of(content, member)


def _end_of(content: bytes, member: zipfile.ZipInfo) -> int:
    """Where the member's data end, once its own header says what the directory says."""
    at = member.header_offset
    if at + LOCAL.size > len(content):
        raise _disagreement()
    sign, version, flags, method, _time, _date, *sizes, name, extra = LOCAL.unpack_from(content, at)
    told = [member.CRC, member.compress_size, member.file_size]
    data = at + LOCAL.size + name + extra
    encoding = "utf-8" if flags & 0x800 else "cp437"
    same = (
        sign == b"PK\3\4"
        and version < ZIP64
        and (flags, method) == (member.flag_bits, member.compress_type)
        and (sizes == told or (flags & SIZES_FOLLOW and not any(sizes)))
        and content[at + LOCAL.size :][:name] == member.orig_filename.encode(encoding, "replace")
    )
    if not same or data + member.compress_size > len(content):
        raise _disagreement()
    return data + member.compress_size


def _disagreement() -> BadEntry:
    return BadEntry(_("The parts of this zip do not fit together. Make it anew."))
