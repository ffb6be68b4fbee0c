"""The log of an issue: who did what, when. Written by actions, in their own transaction."""

from .models import Event, Issue


def record(issue: Issue, kind: Event.Kind, *, by=None, name: str = "", about: str = "") -> Event:
    """Note that `by`, a member, or somebody of that `name` without an account did it.

    What happens to the draft of a correction is noted with the issue that it corrects.
    """
    main = issue.main
    return Event.objects.create(
        issue=main,
        issue_number=main.number,
        kind=kind,
        about=about,
        by=by,
        by_name=name or (display_name(by) if by else ""),
    )


def display_name(member) -> str:
    return member.get_full_name() or member.get_username()
