"""The accounts of the demo, which everybody may know: never in production."""

from pathlib import Path

from network.models import Member
from newsletter.loading.files import Folder, entries

from . import CONTENT

FILE = "accounts.toml"
PASSWORD = "ten-countries-one-network"  # noqa: S105 - printed for whoever tries the demo


def give_password(member: Member) -> None:
    member.set_password(PASSWORD)


def table(folder: Path = CONTENT) -> str:
    """The accounts as lines to read: user name, password, whose they are."""
    accounts = [entry.values for entry in entries(Folder(folder), FILE)]
    rows = [(account.get("username", ""), account.get("last_name", "")) for account in accounts]
    width = max((len(name) for name, _who in rows), default=0)
    return "\n".join(f"{name:<{width}}  {PASSWORD}  {who}" for name, who in rows)
