from .account import InvitationState
from .actor import Actor, Role, Visibility
from .country import Country, FormerName, Partnership
from .holder import Holder
from .member import Member
from .organisation import Organisation, Town

__all__ = [
    "Actor",
    "Country",
    "FormerName",
    "Holder",
    "InvitationState",
    "Member",
    "Organisation",
    "Partnership",
    "Role",
    "Town",
    "Visibility",
]
