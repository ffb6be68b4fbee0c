"""What the newsletter writes to authors, and to the CTR about them."""

from contextlib import suppress

from django.conf import settings

from network.mail import NotSent, write
from newsletter.models import Issue, TextRequest
from thbnet.admin.links import admin_url
from thbnet.dates import today

from .links import link


def write_to_author(request: TextRequest, name: str) -> None:
    """Mail the author the text of that name, with the link. Raises NotSent."""
    if not request.email:  # a member without an address gets the link by hand
        raise NotSent
    write(
        f"newsletter/mail/{name}.txt",
        to=request.email,
        language=request.language,
        request=request,
        link=link(request),
        is_late=request.due_on is not None and request.due_on < today(),
    )


def tell_the_ctr(request: TextRequest, name: str, **context) -> None:
    """Mail whoever asked for the text. It is on the issue's page all the same: none is waited for.

    A mail server that does not answer undoes nothing of what an author did.
    """
    member = request.asked_by
    with suppress(NotSent):  # the log has it
        write(
            f"newsletter/mail/{name}.txt",
            to=(member and member.email) or settings.CONTACT_EMAIL,
            language=member.language if member else settings.LANGUAGE_CODE,
            request=request,
            address=settings.SITE_URL + admin_url(Issue, "texts", request.issue.pk),
            **context,
        )
