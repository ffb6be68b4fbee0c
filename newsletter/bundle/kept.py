"""A bundle between the two steps of an import: what it would add is shown, then it is added.

It waits in the cache for an hour, under a token that only the member who sent it can use.
"""

import hashlib
import secrets

from django.core.cache import cache

AN_HOUR = 3600  # seconds


def keep(content: bytes, member) -> str:
    """The token by which the member finds it again."""
    token = secrets.token_urlsafe(32)
    cache.set(_key(token, member), content, AN_HOUR)
    return token


def find(token: str, member) -> bytes | None:
    return cache.get(_key(token, member))


def forget(token: str, member) -> None:
    cache.delete(_key(token, member))


def _key(token: str, member) -> str:
    """Any token makes a proper key, and no key tells a token."""
    named = f"{member.pk}:{token}".encode(errors="replace")
    return f"kept-bundle:{hashlib.sha256(named).hexdigest()}"
