"""Answers that tell of a draft."""

PRIVATE = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex"}


def private(response):
    """The answer, to be kept by nobody and indexed by nobody."""
    for name, value in PRIVATE.items():
        response[name] = value
    return response
