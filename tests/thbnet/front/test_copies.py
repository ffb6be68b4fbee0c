"""Which copies are there: those of the present content and day, as many as there is room for."""

import datetime
from concurrent.futures import ThreadPoolExecutor

from django.http import HttpResponse

from tests.thbnet.front.asking import Site, ask
from thbnet.front import Front
from thbnet.front.copies import Copies, _size
from thbnet.front.copy import Copy

ERA = ("v1", datetime.date(2014, 12, 31))


class World:
    """The content's version and the day, which a test moves on; pages tell both."""

    def __init__(self):
        self.version, self.day = ERA
        self.site = Site(self._page)
        self.front = Front(
            self.site, room=10**6, version=lambda: self.version, day=lambda: self.day
        )

    def _page(self, _environ):
        response = HttpResponse(f"{self.version} {self.day}")
        response.is_shared = True
        return response


def test_change_of_content_is_seen_at_once():
    world = World()
    ask(world.front, "/en/")
    world.version = "v2"
    assert ask(world.front, "/en/").text == "v2 2014-12-31"


def test_pages_turn_at_midnight():
    world = World()
    ask(world.front, "/en/")
    world.day += datetime.timedelta(days=1)
    assert ask(world.front, "/en/").text == "v1 2015-01-01"


def test_page_made_while_the_content_changed_is_not_kept():
    """It may tell the former content; who asks after the change must not get it."""
    world = World()
    made = world._page

    def meanwhile(environ):
        response = made(environ)
        world.version = "v2"
        return response

    world.site._make = meanwhile
    assert ask(world.front, "/en/").text == "v1 2014-12-31"
    assert ask(world.front, "/en/").text == "v2 2014-12-31"


def copy(length=10_000):
    return Copy("200 OK", [("Content-Type", "application/pdf")], b"x" * length)


def test_copies_used_longest_ago_go_when_there_is_no_room():
    copies = Copies(200_000)
    copies.get(ERA, ("first",))
    kept = 200_000 // copy().size
    for number in range(kept):
        copies.keep(ERA, (number,), copy())
    copies.get(ERA, (0,))
    copies.keep(ERA, ("one more",), copy())
    assert copies.get(ERA, (0,))
    assert copies.get(ERA, (1,)) is None
    assert copies.size <= 200_000


def test_large_copy_does_not_clear_the_room():
    copies = Copies(200_000)
    copies.get(ERA, ("export",))
    copies.keep(ERA, ("export",), copy(50_000))
    assert copies.get(ERA, ("export",)) is None


def test_long_addresses_take_room_too():
    copies = Copies(200_000)
    copies.get(ERA, ("first",))
    for number in range(100):
        copies.keep(ERA, (f"{number}-{'x' * 60_000}",), copy(100))
    assert sum(copies.get(ERA, (f"{n}-{'x' * 60_000}",)) is not None for n in range(100)) <= 3
    assert copies.size <= 200_000


def test_copies_of_a_former_era_leave_no_trace():
    copies = Copies(200_000)
    copies.get(ERA, (1,))
    copies.keep(ERA, (1,), copy())
    copies.get(("v2", ERA[1]), (1,))
    assert copies.size == 0
    copies.keep(ERA, (1,), copy())
    assert copies.size == 0


def test_threads_share_copies_without_losing_count():
    copies = Copies(100_000)

    def use(number):
        era = ("v", number // 100)
        copies.get(era, (number % 7,))
        copies.keep(era, (number % 7,), copy(5_000))

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(use, range(2_000)))
    assert copies.size == sum(_size(*kept) for kept in copies._kept.items()) <= 100_000
