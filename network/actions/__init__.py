"""What the network does: with what its members confirm, with what readers write."""

from .confirming import CONFIRMED, confirm
from .messages import delete_outdated, pass_on, receive, tell, tell_waiting

__all__ = ["CONFIRMED", "confirm", "delete_outdated", "pass_on", "receive", "tell", "tell_waiting"]
