"""What the network adds to the home page of the admin: a member's own posts, all contacts."""

from dataclasses import dataclass

from django.db.models import Prefetch

from thbnet.admin.links import admin_url, can
from thbnet.dates import today

from .gaps import Gap, gaps
from .models import Actor, Holder, Visibility
from .permissions import edits_everything

MOST_POSTS = 12  # on the page; whoever has more finds the rest in the list


@dataclass(frozen=True)
class Contact:
    value: str
    seen_by: str


@dataclass(frozen=True)
class Card:
    """A post, and where its member goes from it; an address is empty where it may not be used."""

    post: Actor
    gaps: list[Gap]
    contacts: list[Contact]
    edit_url: str = ""
    profile_url: str = ""
    hand_over_url: str = ""
    add_holder_url: str = ""

    @property
    def next(self) -> Holder | None:
        """Who is to hold the post next, where that is known."""
        return next(iter(self.post.holders_to_come), None)

    @property
    def confirm_url(self) -> str:
        due = self.edit_url and self.post.confirmed_on != today()
        return admin_url(Actor, "confirm", self.post.pk) if due else ""


def own_posts(request) -> dict:
    member = request.user
    if edits_everything(member) or not can(member, "view", Actor):
        return {}
    to_come = Holder.objects.filter(since__gt=today()).order_by("since")
    posts = Actor.objects.editable_by(member).current().with_holders()
    posts = posts.prefetch_related(Prefetch("holders", to_come, to_attr="holders_to_come"))
    shown = list(posts[: MOST_POSTS + 1])
    return {
        "organisation": member.organisation,
        "is_for_staff": True,
        "cards": [card_of(post, member) for post in shown[:MOST_POSTS]],
        "more_url": admin_url(Actor, "changelist") if len(shown) > MOST_POSTS else "",
    }


def card_of(post: Actor, member) -> Card:
    found = {"post": post, "gaps": gaps(post), "contacts": list(_contacts(post))}
    if can(member, "change", Actor):
        found["edit_url"] = admin_url(Actor, "change", post.pk)
    if post.holder and can(member, "change", Holder):
        found["profile_url"] = admin_url(Holder, "change", post.holder.pk)
    if can(member, "add", Holder):
        found |= _succession(post)
    return Card(**found)


def _succession(post: Actor) -> dict[str, str]:
    """One thing to do: to add somebody where nobody is known, else to hand over."""
    if post.holder or post.holders_to_come:
        return {"hand_over_url": admin_url(Actor, "handover", post.pk)}
    return {"add_holder_url": admin_url(Holder, "add", actor=post.pk)}


def _contacts(post: Actor):
    for name in ("email", "phone"):
        if value := getattr(post, name):
            yield Contact(value, Visibility(getattr(post, f"{name}_visibility")).label)


def directory(_request) -> dict:
    return {}
