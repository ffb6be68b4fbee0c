"""Answers that are the same for every reader: copies of them may be kept and handed on."""

import re
from collections.abc import Callable, Collection
from functools import wraps

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language_from_path, override

SAFE = {"GET", "HEAD"}
# What templates need and pages do not: a twentieth of their bytes. No shared page keeps its lines.
INDENTATION = re.compile(rb"\n[ \t\n]+")


def shared(view: Callable, *, query: Collection[str] = ()) -> Callable:
    """A view whose answers depend on its address and the parameters in `query`, nothing else.

    An answer that all readers may share has `is_shared` set; browsers ask each time whether their
    copy still holds. With a parameter that is not in `query` it is answered, but not shared: nobody
    fills the copies' room with addresses of their own. Where the address names no language, English
    is spoken, whatever the reader's browser prefers.
    """
    known = frozenset(query)

    @wraps(view)
    def answer(request, *args, **kwargs):
        language = get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
        with override(language):
            response = view(request, *args, **kwargs)
            if not getattr(response, "is_rendered", True):
                response = response.render()
        if response.get("Content-Type", "").startswith("text/html"):
            response.content = INDENTATION.sub(b"\n", response.content)
        if _may_be_shared(request, response, known):
            response.is_shared = True
            response.headers.setdefault("Content-Language", language)
            patch_cache_control(response, public=True, no_cache=True)
        return response

    return answer


def _may_be_shared(request: HttpRequest, response: HttpResponse, known: frozenset[str]) -> bool:
    return (
        request.method in SAFE
        and response.status_code == 200  # noqa: PLR2004 - OK
        and not response.cookies
        and not response.streaming
        and _is_plain(request, known)
    )


def _is_plain(request: HttpRequest, known: frozenset[str]) -> bool:
    """Whether each parameter is known, sent once, and spelled as browsers spell it.

    One page has so many addresses and no more.
    """
    asked = request.GET
    once = all(len(values) == 1 for _name, values in asked.lists())
    spelled = request.META.get("QUERY_STRING", "") == asked.urlencode()
    return known.issuperset(asked) and once and spelled
