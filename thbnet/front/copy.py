import hashlib
from http import HTTPStatus

from django.utils.http import parse_etags

from .texts import ENCODINGS, encode, preferred

# What an answer without a body tells again of the copy that the browser has.
TOLD_WITH_NOT_MODIFIED = {"cache-control", "content-location", "expires", "vary", "etag"}
NOT_MODIFIED = f"{HTTPStatus.NOT_MODIFIED.value} {HTTPStatus.NOT_MODIFIED.phrase}"
# Of a shared answer only its bytes differ from reader to reader, by how they are compressed;
# Django's "Accept-Language" is on all addresses without a language, where English is spoken.
VARIES = {"accept-encoding", "accept-language"}
OURS = {"Vary", "Content-Length", "ETag"}
OVERHEAD = 2000  # bytes, of headers and objects


class Copy:
    """A shared answer as it is sent: its headers, and its bytes in each encoding."""

    def __init__(self, status: str, headers: list, content: bytes):
        self._status = status
        self._content_type = dict(headers).get("Content-Type", "")
        self._etag = _etag(headers, content)
        self._headers = [*headers, ("Vary", "Accept-Encoding"), ("ETag", self._etag)]
        self._again = [told for told in self._headers if told[0].lower() in TOLD_WITH_NOT_MODIFIED]
        self._bodies = {"": content}

    @classmethod
    def of(cls, response, status: str, headers: list) -> "Copy | None":
        """None for an answer that is not shared, or broke what it had promised."""
        if not getattr(response, "is_shared", False) or not _keeps_promise(headers):
            return None
        return cls(status, [told for told in headers if told[0] not in OURS], response.content)

    @property
    def length(self) -> int:
        """In bytes, as it is."""
        return len(self._bodies[""])

    @property
    def size(self) -> int:
        """In bytes, in all encodings."""
        return OVERHEAD + sum(len(self._body(encoding)) for encoding in ENCODINGS)

    def answer(self, environ, start_response) -> list[bytes]:
        if self._is_known_to(environ):
            start_response(NOT_MODIFIED, list(self._again))
            return []
        encoding = preferred(environ.get("HTTP_ACCEPT_ENCODING", ""))
        body = self._body(encoding)
        start_response(self._status, self._headers_for(encoding, body))
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]

    def _is_known_to(self, environ) -> bool:
        known = environ.get("HTTP_IF_NONE_MATCH")
        return bool(known) and any(tag in {"*", self._etag} for tag in parse_etags(known))

    def _body(self, encoding: str) -> bytes:
        if encoding not in self._bodies:
            self._bodies[encoding] = encode(self._bodies[""], self._content_type, encoding)
        return self._bodies[encoding]

    def _headers_for(self, encoding: str, body: bytes) -> list:
        headers = [*self._headers, ("Content-Length", str(len(body)))]
        if body is not self._bodies[""]:
            headers.append(("Content-Encoding", encoding))
        return headers


def _etag(headers: list, content: bytes) -> str:
    """Weak: one for all encodings. With the headers: who has others, has another copy.

    The parts of a policy come in another order in every process.
    """
    told = repr(sorted((name, sorted(value.split("; "))) for name, value in headers)).encode()
    digest = hashlib.blake2b(told + content, digest_size=16).hexdigest()
    return f'W/"{digest}"'


def _keeps_promise(headers: list) -> bool:
    """Nothing in it is one reader's own."""
    told = {name.lower(): value for name, value in headers}
    varies = {name.strip().lower() for name in told.get("vary", "").split(",") if name.strip()}
    nonce = "'nonce-" in told.get("content-security-policy", "")
    return "set-cookie" not in told and varies <= VARIES and not nonce
