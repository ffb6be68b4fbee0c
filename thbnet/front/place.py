"""Under what a copy is kept: everything of a request that Django's answer depends on."""

from django.conf import settings

from .texts import is_signed_in

DECIDING = (
    "wsgi.url_scheme",
    *(settings.SECURE_PROXY_SSL_HEADER or ())[:1],
    "HTTP_HOST",
    "SERVER_NAME",  # for who names no host, and the port
    "SERVER_PORT",
    "SCRIPT_NAME",
    "PATH_INFO",
    "QUERY_STRING",
)
SAFE = {"GET", "HEAD"}


def place_of(environ: dict) -> tuple | None:
    """None for a request that copies have nothing to do with.

    The parts are as the server hands them on, so that a copy is only for those who sent the very
    words which Django has accepted once: a foreign host, or a page over plain HTTP, finds none.
    """
    if environ["REQUEST_METHOD"] not in SAFE or is_signed_in(environ):
        return None
    if environ.get("PATH_INFO", "").startswith((settings.STATIC_URL, settings.MEDIA_URL)):
        return None
    return tuple(environ.get(name, "") for name in DECIDING)
