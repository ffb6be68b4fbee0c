"""How often an author may save, and the picture that their form shows."""

from dataclasses import dataclass

from allauth.core import ratelimit

from newsletter.models import TextRequest
from newsletter.texts import Text


def may_save(http_request, request: TextRequest) -> bool:
    """Typing saves every few seconds at most; pictures cost more."""
    action = "save_portrait" if http_request.FILES else "save_text"
    return ratelimit.consume(http_request, action=action, key=str(request.pk))


def may_send(http_request, request: TextRequest) -> bool:
    """The editors get a mail each time, and the log an entry."""
    return ratelimit.consume(http_request, action="send_text", key=str(request.pk))


@dataclass(frozen=True)
class Seen:
    """A picture under the link's own address, as a form's widget shows one."""

    whole: str

    @property
    def url(self) -> str:
        return self.whole


def picture_shown(text: Text, address: str) -> Seen | None:
    return Seen(address) if text.request.portrait else None
