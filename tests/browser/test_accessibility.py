"""No page of the admin breaks a rule of accessibility, on any screen, in the dark, in French.

Four circumstances, in which every pair of width, colour scheme and language occurs.
"""

import pytest

from network.models import Actor, Holder, Member, Message
from newsletter.actions.reasons import give_reason
from newsletter.checks import report
from newsletter.models import Issue, Term
from strategy.models import Action
from tests.admin_pages import page as address_of
from tests.browser.signing import sign_in
from tests.factories import (
    ActionFactory,
    ActorFactory,
    HolderFactory,
    ImageFactory,
    MemberFactory,
    MessageFactory,
    TermFactory,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def circumstances(width: int, scheme: str, language: str):
    device = {"viewport": {"width": width, "height": 800}, "color_scheme": scheme}
    return pytest.param(device, language, id=f"{width} pixels, {scheme}, {language}")


EVERY_PAIR = [
    circumstances(320, "light", "en"),
    circumstances(320, "dark", "fr"),
    circumstances(1280, "light", "fr"),
    circumstances(1280, "dark", "en"),
]


@pytest.fixture
def holder():
    ActorFactory()
    return HolderFactory(pictured=True)


@pytest.fixture
def check(page, axe, language):
    """Signs in, goes to each address: no rule is broken there, nothing wider than the screen."""

    def visit(member, addresses):
        sign_in(page, member)
        page.locator(f".language-switch [value={language}]").click()
        for address in addresses:
            assert page.goto(address).status == 200, address
            assert page.locator("html").get_attribute("lang") == language
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
            axe(page)

    return visit


@pytest.mark.parametrize(("device", "language"), EVERY_PAIR)
def test_pages_of_staff(device, language, check, holder):
    action = ActionFactory(leader=holder.actor)
    ActorFactory(organisation=holder.actor.organisation)
    message = MessageFactory(post=holder.actor)
    check(
        MemberFactory(staff=True, organisation=holder.actor.organisation),
        [
            "/admin/",
            "/admin/help/",
            "/admin/help/bundles/",
            "/admin/network/contacts/",
            address_of(Actor, "changelist"),
            address_of(Actor, "change", holder.actor_id),
            address_of(Actor, "handover", holder.actor_id),
            address_of(Actor, "history", holder.actor_id),
            address_of(Message, "changelist"),
            address_of(Message, "change", message.pk),
            address_of(Message, "pass_on", message.pk),
            address_of(Holder, "changelist"),
            address_of(Holder, "add"),
            address_of(Holder, "change", holder.pk),
            address_of(Holder, "delete", holder.pk),
            address_of(Action, "changelist"),
            address_of(Action, "add"),
            address_of(Action, "change", action.pk),
        ],
    )


@pytest.mark.parametrize(("device", "language"), EVERY_PAIR[1:3])
def test_pages_of_those_who_see_everything(device, language, check, holder):
    member = MemberFactory(staff=True)
    image = ImageFactory(people="children", credit="")
    give_reason(
        image.parent,
        finding=next(one for one in report(image.parent).findings if one.may_pass),
        reason="Its author wants no credit.",
        by=MemberFactory(ctr=True),
    )
    ImageFactory(parent=image.parent, credit="")
    TermFactory(avoid="another term")
    check(
        MemberFactory(superuser=True, ctr=True),
        [
            "/admin/",
            "/admin/network/contacts/",
            address_of(Member, "changelist"),
            address_of(Member, "add"),
            address_of(Member, "change", member.pk),
            address_of(Issue, "checks", image.parent_id),
            address_of(Term, "changelist"),
            address_of(Term, "add"),
        ],
    )
