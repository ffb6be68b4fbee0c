"""On the home page of the admin: what readers wrote and nobody has answered yet."""

from thbnet.admin.links import admin_url, can

from .models import Message
from .models.message import State

MOST = 5  # on the page; the rest in the list


def new_messages(request) -> dict:
    member = request.user
    if not can(member, "view", Message):
        return {}
    new = Message.objects.editable_by(member).new()
    shown = list(new.select_related("post__role", "post__organisation")[:MOST])
    return {
        "count": new.count() if len(shown) == MOST else len(shown),
        "messages": [(one, admin_url(Message, "change", one.pk)) for one in shown],
        "all_url": admin_url(Message, "changelist", state__exact=State.NEW.value),
    }
