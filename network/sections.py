"""What the network adds to the pages of the frame."""

from thbnet.sections import register

from .admin_home import directory, own_posts
from .messages_home import new_messages
from .models import Country, Hotline


def hotlines_of(country: Country) -> dict:
    return {"hotlines": Hotline.objects.for_countries([country])}


def register_all() -> None:
    register("country", template="network/_country_hotlines.html", context=hotlines_of, place=3)
    register("admin-home", template="admin/home/messages.html", context=new_messages)
    register("admin-home", template="admin/home/posts.html", context=own_posts, place=1)
    register("admin-home", template="admin/home/contacts.html", context=directory, place=9)
