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


def end_streams(_document, pdf: pydyf.PDF) -> None:
    """Let none end in a carriage return, which validators take for the line's end that follows it.

    The last byte of a compressed stream is that of a checksum of what was compressed.
    """
    for stream in pdf.objects:
        if isinstance(stream, pydyf.Stream) and stream.compress and _ends_in_return(stream):
            stream.stream.append(b"")


def _ends_in_return(stream: pydyf.Stream) -> bool:
    content = b"\n".join(map(pydyf._to_bytes, stream.stream))
    return zlib.adler32(content) & 0xFF == ord("\r")
