from collections import OrderedDict
from threading import Lock

from .copy import Copy

LARGEST = 16  # a copy takes at most this part of the room, or one export would clear it


class Copies:
    """The copies of one era, for the threads of one process, in so many bytes of room.

    When the era ends, all of them go; when there is no room, those that were used longest ago.
    """

    def __init__(self, room: int):
        self._room = room
        self._era = None
        self._kept: OrderedDict[tuple, Copy] = OrderedDict()
        self._lock = Lock()
        self.size = 0

    def get(self, era: tuple, place: tuple) -> Copy | None:
        with self._lock:
            if era != self._era:
                self._era, self.size = era, 0
                self._kept.clear()
            copy = self._kept.get(place)
            if copy is not None:
                self._kept.move_to_end(place)
            return copy

    def keep(self, era: tuple, place: tuple, copy: Copy) -> None:
        """Nothing is kept that was asked for in another era: it may tell what was then."""
        if copy.length > self._room // LARGEST:
            return
        size = _size(place, copy)
        with self._lock:
            if era != self._era or place in self._kept:
                return
            self._kept[place] = copy
            self.size += size
            while self.size > self._room:
                self.size -= _size(*self._kept.popitem(last=False))


def _size(place: tuple, copy: Copy) -> int:
    """In bytes, with the address, which may be as long as a server takes."""
    return len(repr(place)) + copy.size
