"""Ask a WSGI application as a server does."""

import gzip
import sys
from dataclasses import dataclass, field
from io import BytesIO

import brotli

DECODERS = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}


@dataclass
class Answer:
    status: str
    headers: dict[str, str]
    body: bytes
    names: list[str] = field(default_factory=list)
    """The headers' names, also of those that come twice."""

    @property
    def text(self) -> str:
        return DECODERS[self.headers.get("Content-Encoding", "")](self.body).decode()


def ask(application, path, query="", method="GET", **environ) -> Answer:
    begun = []
    sent = {
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SCRIPT_NAME": "",
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "8000",
        "HTTP_HOST": "127.0.0.1:8000",
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(),
        "wsgi.errors": sys.stderr,
    }
    body = application(sent | environ, lambda *beginning: begun.append(beginning))
    content = b"".join(body)
    if hasattr(body, "close"):
        body.close()
    [(status, headers)] = begun
    return Answer(status, dict(headers), content, [name for name, _value in headers])


class Site:
    """Stands where Django does, and counts how often it makes a page; `said` is its text."""

    def __init__(self, make):
        self._make = make
        self.made = 0

    def __call__(self, environ, start_response):
        self.made += 1
        response = self._make(environ)
        cookies = [("Set-Cookie", cookie.OutputString()) for cookie in response.cookies.values()]
        start_response(f"{response.status_code} OK", [*response.items(), *cookies])
        return response
