"""Pictures that authors chose and have not sent: nobody else shows them."""

from functools import partial

from django.db import transaction


def forget(picture) -> None:
    """Delete its file, if there is one, once the transaction has succeeded."""
    if picture:
        transaction.on_commit(partial(picture.storage.delete, picture.name), robust=True)
