"""Pictures of authors that nobody is to see any longer."""

from functools import partial

from django.db import transaction

from newsletter.models import Interview, TextRequest


def forget(picture) -> None:
    """Delete its file with all renditions, if there is one, once the transaction has succeeded."""
    if picture:
        field = picture.field
        # Of no row: deleting empties the field of the row to which a file belongs.
        file = field.attr_class(field.model(), field, picture.name)
        transaction.on_commit(partial(file.delete, save=False), robust=True)


def forget_drafted(instance: TextRequest, **_signal) -> None:
    """A request went, alone, with its block or with the whole draft: its picture goes, too."""
    forget(instance.portrait)


def take_out(interview: Interview) -> None:
    """Take the picture out of the interview, and forget it where no copy of that shows it."""
    others = Interview.objects.filter(portrait=interview.portrait.name).exclude(pk=interview.pk)
    if interview.portrait and not others.exists():
        forget(interview.portrait)
    interview.portrait = ""
