"""Texts are sent compressed, in the best way the reader's browser says it understands."""

import gzip
from functools import lru_cache

import brotli
from django.conf import settings
from django.http import HttpResponse
from django.utils.cache import patch_vary_headers

TEXTS = ("text/", "application/json", "application/xml", "application/atom+xml", "image/svg")
WORTH = 300  # bytes: less is hardly made shorter
BROTLI_QUALITY = 5  # beyond it, a little less costs a lot more time
ENCODINGS = ("br", "gzip", "")  # the best one first; the last is as it is


@lru_cache(maxsize=256)
def preferred(accepted: str) -> str:
    """One of `ENCODINGS`, by an Accept-Encoding header."""
    offered = [offer.strip().partition(";") for offer in accepted.lower().split(",")]
    known = {name.strip() for name, _semicolon, weight in offered if not _refuses(weight)}
    return next((encoding for encoding in ENCODINGS if encoding in known), "")


def _refuses(weight: str) -> bool:
    return weight.replace(" ", "").rstrip("0.") == "q="


def encode(content: bytes, content_type: str, encoding: str) -> bytes:
    """The same object where nothing was done."""
    if not encoding or len(content) < WORTH or not content_type.startswith(TEXTS):
        return content
    if encoding == "br":
        return brotli.compress(content, quality=BROTLI_QUALITY)
    return gzip.compress(content, compresslevel=6, mtime=0)


def compress(environ: dict, response: HttpResponse) -> None:
    """An answer that is kept nowhere, for one reader.

    Not for those who are signed in: the length of a compressed page would tell, in many tries,
    what it says to them alone (the attack called BREACH).
    """
    if not _is_plain_text(response) or is_signed_in(environ):
        return
    patch_vary_headers(response, ["Accept-Encoding"])
    encoding = preferred(environ.get("HTTP_ACCEPT_ENCODING", ""))
    body = encode(response.content, response.headers["Content-Type"], encoding)
    if body is response.content:
        return
    response.content = body
    response.headers["Content-Encoding"] = encoding
    response.headers["Content-Length"] = str(len(body))
    if response.headers.get("ETag", "").startswith('"'):
        response.headers["ETag"] = f"W/{response.headers['ETag']}"  # other bytes, the same text


def _is_plain_text(response: HttpResponse) -> bool:
    whole = not response.streaming and not response.has_header("Content-Encoding")
    return whole and response.headers.get("Content-Type", "").startswith(TEXTS)


def is_signed_in(environ: dict) -> bool:
    """Or was once; nobody needs to know more in front of Django."""
    return settings.SESSION_COOKIE_NAME in environ.get("HTTP_COOKIE", "")
