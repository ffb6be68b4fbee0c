from collections.abc import Callable

from django.http.response import HttpResponseBase

from thbnet.dates import today

from .copies import Copies
from .copy import Copy
from .place import place_of
from .texts import compress
from .version import content_version


class Front:
    """A WSGI application around Django's.

    `room` is in bytes, for each process; without any, nothing is kept. What is kept holds for
    what `version` and `day` say at the beginning of a request.
    """

    def __init__(
        self,
        django: Callable,
        *,
        room: int,
        version: Callable = content_version,
        day: Callable = today,
    ):
        self._django = django
        self._version = version
        self._day = day
        self._copies = Copies(room) if room else None

    def __call__(self, environ, start_response):
        place = place_of(environ) if self._copies else None
        # Before the page is made: a change meanwhile makes it a copy that nobody asks for.
        era = self._era() if place else None
        copy = self._copies.get(era, place) if era else None
        if copy is None:
            return self._made_by_django(environ, start_response, era, place)
        return copy.answer(environ, start_response)

    def _era(self) -> tuple | None:
        version = self._version()
        return (version, self._day()) if version else None

    def _made_by_django(self, environ, start_response, era, place):
        begun = []
        response = self._django(environ, lambda status, headers: begun.extend([status, headers]))
        status, headers = begun
        copy = Copy.of(response, status, headers)
        if copy is None:
            return _as_it_is(environ, start_response, response, status, headers)
        response.close()
        if era and environ["REQUEST_METHOD"] == "GET":
            self._copies.keep(era, place, copy)
        return copy.answer(environ, start_response)


def _as_it_is(environ, start_response, response, status, headers):
    """Compressed, unless it is a file on its way, which the server sends in its own manner."""
    if isinstance(response, HttpResponseBase):
        compress(environ, response)
        cookies = [(name, value) for name, value in headers if name == "Set-Cookie"]
        headers = [*response.items(), *cookies]
    start_response(status, headers)
    return response
