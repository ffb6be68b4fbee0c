"""Writing through the contact form, as somebody does who has read the page."""

import time

from thbnet.stamps import SIGNER

ADDRESS = "/en/contact/"
TYPED = {
    "name": "Ivana Petrović",
    "email": "ivana@example.org",
    "subject": "The next issue",
    "text": "Will it tell about Tuzla?\nThank you.",
}


def opened(seconds: int) -> str:
    """What the form carries that was opened so long ago."""
    return SIGNER.sign(str(int(time.time()) - seconds))


def said(**more) -> dict:
    """What a browser sends, a minute after it opened the general form."""
    return TYPED | {"topic": "other", "opened": opened(60)} | more


def write(client, address: str = ADDRESS, **more):
    return client.post(address, said(**more))
