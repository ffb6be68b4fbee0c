"""What the network adds to the pages of the frame."""

from thbnet.sections import register

from .admin_home import directory, own_posts


def register_all() -> None:
    register("admin-home", template="admin/home/posts.html", context=own_posts, place=1)
    register("admin-home", template="admin/home/contacts.html", context=directory, place=9)
