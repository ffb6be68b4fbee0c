"""When a form was opened, told by the form itself: signed, for whoever sends it could write it."""

import datetime
import time

from django.core.signing import BadSignature, Signer

SIGNER = Signer(salt="thbnet.stamps")


def stamp() -> str:
    return SIGNER.sign(str(int(time.time())))


def age(stamped: str) -> datetime.timedelta | None:
    """How long ago it was stamped; None where nobody of us did."""
    try:
        seconds = time.time() - int(SIGNER.unsign(stamped))
    except BadSignature:
        return None
    return datetime.timedelta(seconds=seconds)
