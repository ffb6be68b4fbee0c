"""Holding a request still while its text changes; `drafts.held` holds the issue, first."""

from newsletter.models import TextRequest


class RequestClosed(Exception):
    """The text was withdrawn, or the request cancelled, meanwhile; or its block is gone."""


def locked(request: TextRequest) -> TextRequest:
    """The request as it is now, in nobody else's hands. Raises RequestClosed."""
    found = TextRequest.objects.select_for_update().filter(pk=request.pk).first()
    if found is None or found.withdrawn_at or found.cancelled_at:
        raise RequestClosed
    return found
