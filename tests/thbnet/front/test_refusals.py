"""What is never kept, nor answered from a copy."""

import pytest
from django.http import HttpResponse, StreamingHttpResponse

from tests.thbnet.front.asking import Site, ask
from thbnet.front import Front

SESSION = {"HTTP_COOKIE": "a=b; sessionid=secret"}


def page(environ):
    """Says who asked, as a page must not: what it says betrays a copy."""
    response = HttpResponse(environ.get("HTTP_COOKIE", "nobody"))
    response.is_shared = True
    return response


def front(make=page, version=lambda: "v1"):
    site = Site(make)
    return site, Front(site, room=10**6, version=version, day=lambda: 1)


def test_page_that_staff_fetched_is_never_served_to_all():
    _site, application = front()
    assert ask(application, "/en/", **SESSION).text == SESSION["HTTP_COOKIE"]
    assert ask(application, "/en/").text == "nobody"


def test_staff_never_gets_a_copy():
    _site, application = front()
    ask(application, "/en/")
    assert ask(application, "/en/", **SESSION).text == SESSION["HTTP_COOKIE"]


def test_form_that_is_sent_is_answered_anew():
    site, application = front()
    ask(application, "/en/")
    ask(application, "/en/", method="POST")
    ask(application, "/en/")
    assert site.made == 2


@pytest.mark.parametrize(
    "other",
    [
        {"HTTP_HOST": "elsewhere.example"},
        {"wsgi.url_scheme": "https"},
        {"QUERY_STRING": "page=2"},
        {"PATH_INFO": "/fr/"},
        {"SCRIPT_NAME": "/under"},
        {"SERVER_PORT": "8001"},
    ],
)
def test_another_address_has_another_copy(other):
    site, application = front()
    ask(application, "/en/")
    ask(application, **{"path": "/en/", **other})
    ask(application, "/en/")
    assert site.made == 2


def with_cookie():
    response = page({})
    response.set_cookie("seen", "yes")
    return response


def with_header(name, value):
    response = page({})
    response.headers[name] = value
    return response


@pytest.mark.parametrize(
    "make",
    [
        lambda _environ: HttpResponse("not shared"),
        lambda _environ: StreamingHttpResponse(["not", "shared"]),
        lambda _environ: with_cookie(),
        lambda _environ: with_header("Vary", "Accept-Encoding, Cookie"),
        lambda _environ: with_header("Vary", "*"),
        lambda _environ: with_header("Content-Security-Policy", "script-src 'nonce-abc'"),
    ],
    ids=["own", "stream", "cookie", "varies by cookie", "varies by anything", "nonce"],
)
def test_answer_of_one_readers_own_is_not_kept(make):
    site, application = front(make)
    first, second = (ask(application, "/en/") for _time in range(2))
    assert site.made == 2
    assert first == second


def test_cookie_reaches_the_reader():
    _site, application = front(lambda _environ: with_cookie())
    assert "seen=yes" in ask(application, "/en/").headers["Set-Cookie"]


def test_nothing_is_kept_without_a_version():
    """The database cannot be asked, or holds nothing yet."""
    site, application = front(version=lambda: "")
    ask(application, "/en/")
    ask(application, "/en/")
    assert site.made == 2
