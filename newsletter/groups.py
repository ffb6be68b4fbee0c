"""Who may do what, by group. Whose data it is, is another question: `network.permissions`."""

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_noop

# "app.codename", or "app.*" for the whole app; a "-" in front takes away again.
GROUPS = {
    gettext_noop("Administrators"): ["network.*_member", "thbnet.*_page"],
    gettext_noop("CTR"): [
        "network.*",
        "-network.*_member",
        "strategy.*",
        "newsletter.*",
        "-newsletter.approve_issue",
        "thbnet.*_page",
    ],
    gettext_noop("Embassy staff"): [
        "network.view_actor",
        "network.change_actor",
        "network.view_holder",
        "network.add_holder",
        "network.change_holder",
        "network.delete_holder",
        "network.*_message",
        "strategy.view_action",
        "strategy.add_action",
        "strategy.change_action",
        "strategy.delete_action",
        "strategy.*_contribution",
    ],
    # Who reads drafts and approves them, such as an ambassador: neither edits nor publishes.
    gettext_noop("Reviewers"): ["newsletter.view_issue", "newsletter.approve_issue"],
}


@transaction.atomic
def setup_groups() -> None:
    """Make the groups, and give each exactly its permissions. Members stay where they are."""
    for name, labels in GROUPS.items():
        group, _made = Group.objects.get_or_create(name=name)
        group.permissions.set(permissions(labels))


def permissions(labels: list[str]) -> list[Permission]:
    """The permissions that the labels stand for. Raises LookupError on a label without any."""
    granted = set()
    for label in labels:
        found = set(_matching(label.removeprefix("-")))
        if not found:
            raise LookupError(f"No permission is called {label}.")
        granted = granted - found if label.startswith("-") else granted | found
    return sorted(granted, key=lambda permission: permission.pk)


def _matching(label: str):
    app, codename = label.split(".")
    begin, star, end = codename.partition("*")
    wanted = Q(codename__startswith=begin, codename__endswith=end) if star else Q(codename=codename)
    return Permission.objects.filter(wanted, content_type__app_label=app)
