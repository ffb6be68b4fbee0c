"""What WeasyPrint leaves out of a document: the language of its parts, its notes, sound ends."""

import zlib
from collections.abc import Callable, Iterator

import pydyf
from weasyprint.pdf import tags

NOTE = "doc-footnote"


def complete() -> None:
    """From now on, in this process. Names of ours in place of WeasyPrint's, which has no hook."""
    if not hasattr(tags._build_box_tree, "completes"):
        tags._build_box_tree = _completed(tags._build_box_tree)
        pydyf.Stream.data = _ending_well(pydyf.Stream.data)


def _completed(build: Callable) -> Callable:
    def built(box, *context) -> Iterator[pydyf.Dictionary]:
        html = getattr(box, "element", None)
        for element in build(box, *context):
            if html is not None and html.tag not in ("html", "body"):
                _tell(element, html)
            yield element

    built.completes = build
    return built


def _tell(element: pydyf.Dictionary, html) -> None:
    if language := html.get("lang"):
        element.setdefault("Lang", pydyf.String(language))
    if html.get("role") == NOTE and element["S"] == "/Span":
        # PDF/UA wants each to have a name of its own.
        element["S"] = "/Note"
        element["ID"] = pydyf.String(f"note-{element.number}")


def _ending_well(data: property) -> property:
    """Let no stream end in a carriage return, which validators take for the line's end after it.

    The last byte of a compressed stream is that of a checksum, so that one in 256 did. What stands
    behind its end is read by nobody.
    """

    def ended(stream: pydyf.Stream) -> bytes:
        told = data.fget(stream)
        if not told.endswith(b"\r\nendstream"):
            return told
        content = b"\n".join(map(pydyf._to_bytes, stream.stream))
        if stream.compress:
            content, stream.compress = zlib.compress(content, level=9), False
            stream.extra["Filter"] = "/FlateDecode"
        stream.stream = [content, b""]  # with a line's end between them
        return data.fget(stream)

    return property(ended)
