"""No stream of a PDF ends in what a validator would take for the end of a line."""

import zlib

import pydyf
import pytest

from newsletter.workers.structure import end_streams


@pytest.mark.parametrize("letter", ["a", "b"])
def test_compressed_stream_never_ends_in_a_return(letter):
    """The checksum at its end does so once in 256 times."""
    unlucky = next(
        text for text in (letter * length for length in range(1, 1000)) if ends(text.encode())
    )
    pdf = pydyf.PDF()
    stream = pydyf.Stream([unlucky], compress=True)
    pdf.add_object(stream)
    end_streams(None, pdf)
    assert b"\r\nendstream" not in stream.data
    assert unlucky.encode() in zlib.decompress(stream.data.split(b"stream\n", 1)[1])


def ends(content: bytes) -> bool:
    return zlib.compress(content).endswith(b"\r")
