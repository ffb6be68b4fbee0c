"""No stream of a PDF ends in what a validator would take for the end of a line."""

import zlib
from io import BytesIO

import pydyf
import pytest
from pypdf import PdfReader

from newsletter.workers import structure

RETURN = b"\r\nendstream"


@pytest.fixture(autouse=True)
def _completed():
    structure.complete()


def written(content: str) -> bytes:
    """A PDF whose objects stand in compressed streams, as WeasyPrint writes it."""
    pdf, file = pydyf.PDF(), BytesIO()
    pdf.add_object(pydyf.Stream([content], compress=True))
    pdf.write(file, compress=True)
    return file.getvalue()


def test_no_stream_ends_in_a_return_and_all_are_read_as_before():
    """The checksum at the end of a compressed stream does so once in 256 times.

    The table of contents, the last stream, gives that trial with the number of each length.
    """
    for length in range(1, 600):
        pdf = written("a" * length)
        assert RETURN not in pdf
        reader = PdfReader(BytesIO(pdf), strict=True)
        assert reader.get_object(3).get_data().rstrip(b"\n") == b"a" * length


def test_stream_compressed_by_others_ends_well_too():
    unlucky = next(
        content
        for content in (zlib.compress(b"a" * length) for length in range(1, 1000))
        if content.endswith(b"\r")
    )
    stream = pydyf.Stream([unlucky], extra={"Filter": "/FlateDecode"})
    pydyf.PDF().add_object(stream)
    assert RETURN not in stream.data
    assert f"/Length {len(unlucky) + 1}".encode() in stream.data
