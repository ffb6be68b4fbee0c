"""Parts of a file: a viewer shows a PDF's first page, and a download goes on where it broke off.

RFC 9110, section 14: one range of bytes. Who asks for several gets the whole, as is allowed.
"""

import re
from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse

ONE_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})", re.ASCII)


class NotSatisfiable(Exception):
    """There are no such bytes."""


def ranged(view: Callable) -> Callable:
    """A view whose answer, whole and with an ETag, may also be had in parts."""

    @wraps(view)
    def answer(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        if response.status_code != 200:  # noqa: PLR2004 - OK
            return response
        response.headers["Accept-Ranges"] = "bytes"
        return _part(request, response)

    return answer


def _part(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    whole = response.content
    try:
        wanted = _wanted(request, response, len(whole))
    except NotSatisfiable:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{len(whole)}"})
    if wanted is not None:
        response.status_code = 206
        response.content = whole[wanted.start : wanted.stop]
        told = f"bytes {wanted.start}-{wanted.stop - 1}/{len(whole)}"
        response.headers["Content-Range"] = told
    return response


def _wanted(request: HttpRequest, response: HttpResponse, length: int) -> range | None:
    """Which bytes are asked for; None for all. Raises NotSatisfiable."""
    asked = ONE_RANGE.fullmatch(request.headers.get("Range", ""))
    same = request.headers.get("If-Range", response.headers["ETag"]) == response.headers["ETag"]
    if request.method != "GET" or not asked or not any(asked.groups()) or not same:
        return None
    first, last = asked.groups()
    if not first:  # the last so many
        found = range(max(0, length - int(last)), length)
    elif last and int(last) < int(first):
        return None
    else:
        found = range(int(first), min(int(last) + 1, length) if last else length)
    if not found:
        raise NotSatisfiable
    return found
