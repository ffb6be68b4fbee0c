"""Who gets a message. The rule, with its reasons: docs/adr/0023."""

from dataclasses import dataclass

from django.db.models import BooleanField, Count, Exists, ExpressionWrapper, OuterRef, Q

from network.models import Actor, Country, Member
from network.models.holder import is_held
from network.models.message import Topic

READS = "network.view_message"
# What an embassy answers, for the country it sits in; all else is for the network's office.
LOCAL = {Topic.ACTION, Topic.PERSON, Topic.OTHER}


@dataclass(frozen=True)
class Route:
    """From the post that a reader writes to, to the one that gets the message; None: the office."""

    asked: Actor | None = None
    post: Actor | None = None
    stand_in: Actor | None = None
    """Who does meanwhile what a vacant post would."""

    @property
    def is_vacant(self) -> bool:
        return self.asked is not None and self.asked.holder is None

    @property
    def is_detour(self) -> bool:
        return self.post != self.asked


def route(asked: Actor | None) -> Route:
    """To the post itself while somebody there reads it, else to its stand-in, else to the office.

    `asked` comes from `with_holders`.
    """
    if asked is None:
        return Route()
    reached = reachable().filter(pk=asked.pk).exists()
    stand_in = None if asked.holder and reached else stand_in_for(asked)
    return Route(asked, asked if reached else stand_in, stand_in)


def stand_in_for(post: Actor) -> Actor | None:
    """Of another organisation, held, for one of the same countries: of the same role, if any is.

    Then the one with the fewest countries, and of several the one that the network had first.
    """
    covered = Actor.countries.through.objects.filter(
        actor=OuterRef("pk"), country__in=post.countries.all()
    )
    others = reachable().filter(is_held(), Exists(covered)).exclude(organisation=post.organisation)
    same_role = ExpressionWrapper(Q(role=post.role_id), BooleanField())
    ranked = others.annotate(same_role=same_role, reach=Count("countries"))
    return ranked.order_by("-same_role", "reach", "pk").with_holders().first()


def mandated(topic: str, country: Country | None) -> Actor | None:
    """The post for that topic in that country; None: the office. One that is held comes first."""
    if country is None or topic not in LOCAL:
        return None
    posts = Actor.objects.current().covering(country).filter(organisation__country=country)
    ranked = posts.annotate(is_held=is_held()).order_by("-is_held", "pk")
    return ranked.with_holders().first()


def readers():
    """The members who can open messages in the administration, and be told of them by mail."""
    members = Member.objects.with_perm(READS, include_superusers=False)
    return members.filter(is_staff=True).exclude(email="")


def reachable():
    """The posts of which somebody reads messages: in the office's mailbox, or as a member."""
    own = Exists(readers().filter(organisation=OuterRef("organisation")))
    return Actor.objects.current().filter(own | (is_held() & ~Q(email="")))
