"""Run as a program, by the tests: ten attempts on one name from one address, in a process apart.

Arguments: when to begin, and the cache as JSON. Prints how many attempts were granted.
"""

import json
import sys
import time

import django
from django.conf import settings


def main(begin: str, caches: str) -> None:
    settings.CACHES = json.loads(caches)
    django.setup()
    from allauth.core.ratelimit import consume
    from django.test import RequestFactory

    request = RequestFactory().post("/", REMOTE_ADDR="192.0.2.1")
    time.sleep(max(0, float(begin) - time.time()))
    print(sum(consume(request, action="login_failed", key="sofia") for _ in range(10)))  # noqa: T201


if __name__ == "__main__":
    main(*sys.argv[1:])
