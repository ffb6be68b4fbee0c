"""What belongs to no app: the door, the files, the pages about the site, what was too much."""

from http import HTTPStatus

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.core.files.storage import default_storage
from django.db import Error, connection
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import get_supported_language_variant, override
from django.utils.translation.trans_real import parse_accept_lang_header
from django.views import defaults
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_safe

from .files import A_YEAR, file_response
from .pages import page

TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)


@require_safe
def to_the_readers_language(request, page="home", **its):
    """Where the browser's languages lead. Cookies are not read: the answer can be shared."""
    with override(preferred_language(request.headers.get("Accept-Language", ""))):
        return redirect(page, **its)


def preferred_language(accepted: str) -> str:
    """The first of our languages in an Accept-Language header, else the default one."""
    for language, _quality in parse_accept_lang_header(accepted.lower()):
        try:
            return get_supported_language_variant(language)
        except LookupError:
            continue
    return settings.LANGUAGE_CODE


@require_safe
@never_cache
def healthz(_request):
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return HttpResponse("database unavailable", content_type="text/plain", status=503)
    return HttpResponse("ok", content_type="text/plain")


@require_safe
@cache_control(public=True, immutable=True, max_age=A_YEAR)
def media(_request, name):
    """A file of the public storage. Names are random, so a name's content never changes."""
    return file_response(default_storage, name)


@require_safe
def about_the_site(request, key):
    """Help, accessibility, privacy, legal notice."""
    return render(request, "pages/page.html", {"page": page(key)})


def bad_request(request, exception):
    """A form whose content was not even read is told from a request that makes no sense."""
    if request.method == "POST" and isinstance(exception, TOO_MUCH):
        status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
        return HttpResponse(render_to_string("413.html"), status=status)
    return defaults.bad_request(request, exception)
