from .account import InvitationState
from .actor import Actor, Role, Visibility
from .country import Country, FormerName, Partnership
from .holder import Holder
from .hotline import Hotline
from .listing import Listing
from .member import Member
from .message import Message
from .organisation import Organisation, Town

__all__ = [
    "Actor",
    "Country",
    "FormerName",
    "Holder",
    "Hotline",
    "InvitationState",
    "Listing",
    "Member",
    "Message",
    "Organisation",
    "Partnership",
    "Role",
    "Town",
    "Visibility",
]
