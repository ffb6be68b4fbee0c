"""What a reader gets from a copy: Django's own answer, as small as the browser can take it."""

import pytest
from django.http import HttpResponse

from tests.thbnet.front.asking import Site, ask
from thbnet.front import Front

TEXT = "<p>Les réseaux de coopération</p>" * 100
ROOM = 10**6


def page(_environ, text=TEXT, **headers):
    response = HttpResponse(text, headers={"Referrer-Policy": "same-origin", **headers})
    response.is_shared = True
    return response


def front(make=page, room=ROOM):
    site = Site(make)
    return site, Front(site, room=room, version=lambda: "v1", day=lambda: 1)


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("GZIP ; q=0.0", ""),
        ("", ""),
        ("br;q=1.0", "br"),
        ("nonsense;;;,,q", ""),
    ],
)
@pytest.mark.parametrize("room", [0, ROOM])
def test_reader_gets_the_encoding_that_the_browser_asks_for(accepted, encoding, room):
    _site, application = front(room=room)
    for _time in range(2):
        answer = ask(application, "/en/", HTTP_ACCEPT_ENCODING=accepted)
        assert answer.headers.get("Content-Encoding", "") == encoding
        assert answer.text == TEXT
        assert answer.headers["Content-Length"] == str(len(answer.body))
        assert answer.headers["Vary"] == "Accept-Encoding"


def test_copy_says_what_the_first_answer_said():
    site, application = front()
    first, second = (ask(application, "/en/", HTTP_ACCEPT_ENCODING="br") for _time in range(2))
    assert site.made == 1
    assert first == second
    assert second.headers["Referrer-Policy"] == "same-origin"
    assert len(set(second.names)) == len(second.names)


def test_browser_that_has_the_copy_is_told_so():
    _site, application = front()
    etag = ask(application, "/en/").headers["ETag"]
    for known in [etag, f'"other", {etag}', "*"]:
        answer = ask(application, "/en/", HTTP_IF_NONE_MATCH=known)
        assert answer.status == "304 Not Modified"
        assert answer.body == b""
        assert answer.headers["ETag"] == etag
        assert "Content-Length" not in answer.headers
    assert ask(application, "/en/", HTTP_IF_NONE_MATCH='W/"other"').status == "200 OK"


def test_copy_with_another_policy_is_another_copy():
    """Or browsers would keep the former policy for as long as the text stays."""
    tags = [
        ask(front(lambda _environ, policy=policy: page({}, Policy=policy))[1], "/").headers["ETag"]
        for policy in ["img 'self'; font 'self'", "font 'self'; img 'self'", "img *"]
    ]
    assert tags[0] == tags[1] != tags[2]


def test_head_is_answered_without_the_text():
    site, application = front()
    full = ask(application, "/en/")
    answer = ask(application, "/en/", method="HEAD")
    assert (answer.body, answer.headers) == (b"", full.headers)
    assert site.made == 1


def test_small_text_or_picture_is_left_as_it_is():
    _site, application = front(lambda _environ: page({}, "short"))
    assert ask(application, "/", HTTP_ACCEPT_ENCODING="br").body == b"short"
    picture = {"Content-Type": "image/png"}
    _site, application = front(lambda _environ: page({}, TEXT, **picture))
    assert "Content-Encoding" not in ask(application, "/", HTTP_ACCEPT_ENCODING="br").headers


def test_answer_of_one_reader_is_compressed_too():
    site, application = front(lambda _environ: HttpResponse(TEXT, headers={"ETag": '"its-own"'}))
    answers = [ask(application, "/en/", HTTP_ACCEPT_ENCODING="br") for _time in range(2)]
    assert site.made == 2
    assert answers[1].text == TEXT
    assert answers[1].headers["Content-Encoding"] == "br"
    assert answers[1].headers["ETag"] == 'W/"its-own"'


def test_what_is_said_to_somebody_signed_in_keeps_its_length():
    """A compressed length would tell what stands beside the attacker's words."""
    _site, application = front(lambda _environ: HttpResponse(TEXT))
    answer = ask(application, "/", HTTP_ACCEPT_ENCODING="br", HTTP_COOKIE="sessionid=x")
    assert answer.body.decode() == TEXT
