"""Every kind of member: how each comes about in an embassy, and what of two embassies it edits."""

from django.contrib.auth.models import AnonymousUser, Group

from network.models import Member
from newsletter.groups import setup_groups
from tests.factories import MemberFactory


def member(*groups: str, **account):
    """A function that makes a member of the embassy in these groups, unless `account` differs."""

    def make(embassy) -> Member:
        setup_groups()
        made = MemberFactory(**{"organisation": embassy, "is_staff": True, **account})
        made.groups.set(Group.objects.filter(name__in=groups))
        return made

    return make


STAFF, CTR, REVIEWERS, ADMINISTRATORS = "Embassy staff", "CTR", "Reviewers", "Administrators"

# With how many of two embassies' rows it edits, and how many of two accounts and a superuser's.
MEMBERS = {
    "a visitor": (lambda _embassy: AnonymousUser(), 0, 0),
    "an account without rights": (member(is_staff=False), 1, 0),
    "a member without groups": (member(), 1, 0),
    "staff": (member(STAFF), 1, 0),
    "staff without organisation": (member(STAFF, organisation=None), 0, 0),
    "staff who left": (member(STAFF, is_active=False), 0, 0),
    "a reviewer": (member(REVIEWERS), 1, 0),
    "a reviewer among the staff": (member(STAFF, REVIEWERS), 1, 0),
    "the CTR": (member(CTR), 2, 0),
    "the CTR without organisation": (member(CTR, organisation=None), 2, 0),
    "a CTR who left": (member(CTR, is_active=False), 0, 0),
    "an administrator": (member(ADMINISTRATORS), 1, 2),
    "an administrator who left": (member(ADMINISTRATORS, is_active=False), 0, 0),
    "an administrator among the CTR": (member(CTR, ADMINISTRATORS), 2, 2),
    "a superuser": (member(organisation=None, is_superuser=True), 2, 3),
    "a superuser who left": (member(is_superuser=True, is_active=False), 0, 0),
}
