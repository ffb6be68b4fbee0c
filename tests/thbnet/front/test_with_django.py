"""The front and Django together, in one process: what the one refuses, the other does not give."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.utils import timezone

from tests import factories
from tests.thbnet.front.asking import ask
from thbnet.front import Front

pytestmark = pytest.mark.django_db(transaction=True)

PARIS = ZoneInfo("Europe/Paris")
COUNTRIES = "/en/countries/"


class Portal:
    """Counts how often Django is asked."""

    def __init__(self):
        self.asked = 0
        self._django = WSGIHandler()
        self._front = Front(self._through, room=10**6)

    def _through(self, environ, start_response):
        self.asked += 1
        return self._django(environ, start_response)

    def get(self, path, query="", **environ):
        return ask(self._front, path, query, **environ)

    def times_asked(self, path, query="", **environ) -> int:
        """Of three requests."""
        before = self.asked
        for _time in range(3):
            self.get(path, query, **environ)
        return self.asked - before


@pytest.fixture
def portal():
    factories.CountryFactory(partner=True, name_en="Bulgaria", slug="bulgaria")
    factories.ActionFactory()
    return Portal()


SHARED = [("/en/", ""), (COUNTRIES, ""), ("/fr/actions/", "page=1"), ("/robots.txt", "")]
OWN = [
    ("/", ""),
    ("/healthz", ""),
    ("/en/", "utm_source=letter"),
    ("/fr/actions/", "page=1&utm_source=letter"),
    ("/en/contact/", ""),
    ("/en/no-such-page/", ""),
    ("/accounts/login/", ""),
    ("/admin/", ""),
]


def test_public_pages_are_made_once(portal):
    assert {asked: portal.times_asked(*asked) for asked in SHARED} == dict.fromkeys(SHARED, 1)


def test_all_other_pages_are_made_each_time(portal):
    assert {asked: portal.times_asked(*asked) for asked in OWN} == dict.fromkeys(OWN, 3)


def test_foreign_host_is_refused_beside_a_copy(portal):
    portal.get(COUNTRIES)
    assert portal.get(COUNTRIES, HTTP_HOST="evil.example").status.startswith("400")


def test_plain_http_is_sent_to_https_beside_a_copy(settings, portal):
    settings.SECURE_SSL_REDIRECT = True
    secure = Portal()
    assert secure.get(COUNTRIES, **{"wsgi.url_scheme": "https"}).status == "200 OK"
    assert secure.get(COUNTRIES).status.startswith("301")


def test_copy_has_the_headers_that_protect_readers(portal):
    first, copy = portal.get(COUNTRIES), portal.get(COUNTRIES)
    assert first == copy
    assert "default-src 'none'" in copy.headers["Content-Security-Policy"]
    assert copy.headers["X-Content-Type-Options"] == "nosniff"
    assert copy.headers["X-Frame-Options"] == "DENY"
    assert copy.headers["Content-Language"] == "en"


def test_browsers_language_does_not_decide_what_others_read(portal):
    french = portal.get("/robots.txt", HTTP_ACCEPT_LANGUAGE="fr")
    assert french == portal.get("/robots.txt", HTTP_ACCEPT_LANGUAGE="en")
    assert french.headers["Vary"] == "Accept-Encoding"


def test_what_ends_today_is_gone_at_midnight_in_paris(portal, monkeypatch):
    last_day = datetime.date(2018, 6, 30)
    country = factories.CountryFactory(name_en="Croatia")
    factories.PartnershipFactory(country=country, until=last_day + datetime.timedelta(days=1))

    def names_croatia_at(hour, minute, day=last_day):
        moment = datetime.datetime(day.year, day.month, day.day, hour, minute, tzinfo=PARIS)
        monkeypatch.setattr(timezone, "now", lambda: moment.astimezone(datetime.UTC))
        page = portal.get(COUNTRIES).text
        return "Croatia" in page.partition("Former")[0]

    assert names_croatia_at(23, 58)
    assert names_croatia_at(23, 59)
    assert portal.asked == 1
    assert not names_croatia_at(0, 0, last_day + datetime.timedelta(days=1))
