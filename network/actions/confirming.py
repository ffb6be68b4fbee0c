from django.db import transaction
from django.utils.translation import gettext_noop

from network.models.confirmed import Confirmed
from thbnet.dates import today

# Kept in English with the history, and translated where it is read.
CONFIRMED = gettext_noop("Confirmed: still correct.")


@transaction.atomic
def confirm(thing: Confirmed, *, by) -> None:
    """Note that `thing` is correct as of today; its history tells who said so."""
    current = type(thing).objects.select_for_update().filter(pk=thing.pk).first()
    if current is None:  # deleted meanwhile; what refers to it will be refused
        return
    current.confirmed_on = thing.confirmed_on = today()
    current._change_reason, current._history_user = CONFIRMED, by
    current.save(update_fields=["confirmed_on"])
