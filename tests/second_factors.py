"""Second factors as people have them: an app that shows codes, recovery codes on paper."""

import time

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value

PERIOD = 30  # seconds
ON_THE_WAY = 3  # seconds at most, until the portal reads a code


class App:
    """An authenticator app. Each code is new: the portal takes none twice.

    It begins with the oldest code that is still taken when it arrives.
    """

    def __init__(self, secret: str):
        self.secret = secret
        self.shown = 0

    def code(self) -> str:
        self.shown = max(int(time.time() + ON_THE_WAY) // PERIOD - 1, self.shown + 1)
        return format_hotp_value(hotp_value(self.secret, self.shown))


def give_app(member) -> App:
    secret = generate_totp_secret()
    TOTP.activate(member, secret)
    return App(secret)


def give_recovery_codes(member) -> list[str]:
    return RecoveryCodes.activate(member).get_unused_codes()
