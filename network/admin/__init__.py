from allauth.account.admin import EmailAddress
from allauth.mfa.admin import Authenticator
from django.contrib import admin
from django.contrib.auth.admin import Group

from network.models import (
    Actor,
    Country,
    Holder,
    Hotline,
    Member,
    Message,
    Organisation,
    Role,
    Town,
)

from .actor import ActorAdmin, RoleAdmin
from .country import CountryAdmin
from .holder import HolderAdmin
from .hotline import HotlineAdmin
from .member import MemberAdmin
from .message import MessageAdmin
from .organisation import OrganisationAdmin, TownAdmin

# In the order of the index: what changes most often first.
for model, options in (
    (Actor, ActorAdmin),
    (Holder, HolderAdmin),
    (Message, MessageAdmin),
    (Organisation, OrganisationAdmin),
    (Role, RoleAdmin),
    (Country, CountryAdmin),
    (Town, TownAdmin),
    (Hotline, HotlineAdmin),
    (Member, MemberAdmin),
):
    admin.site.register(model, options)

# Groups are data of the code, see `manage.py setup_groups`.
admin.site.unregister(Group)
# Factors are their owner's: an administrator can only take all of them back, on the member's page.
admin.site.unregister([Authenticator, EmailAddress])
