"""Work that a machine does one piece at a time, whichever of its processes asks for it."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def alone(file: str) -> Iterator[None]:
    """Wait until nobody else holds the file, which is there and is only read: a module's own."""
    with Path(file).open() as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield
