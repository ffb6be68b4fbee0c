import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command

from newsletter.groups import GROUPS, permissions, setup_groups
from tests.factories import MemberFactory

pytestmark = pytest.mark.django_db


def codenames(group: str) -> set[str]:
    rows = Permission.objects.filter(group__name=group)
    return {f"{row.content_type.app_label}.{row.codename}" for row in rows}


def test_command_makes_the_groups_and_may_run_again():
    call_command("setup_groups", verbosity=0)
    before = {name: codenames(name) for name in GROUPS}
    Group.objects.get(name="Embassy staff").permissions.add(*permissions(["network.add_member"]))

    setup_groups()

    assert {name: codenames(name) for name in before} == before
    assert Group.objects.count() == 4


def test_members_stay_in_their_groups():
    member = MemberFactory(staff=True)
    setup_groups()
    assert [group.name for group in member.groups.all()] == ["Embassy staff"]


def test_the_ctr_has_all_content_and_no_accounts():
    setup_groups()
    rights = codenames("CTR")
    assert {
        "network.add_country",
        "network.delete_holder",
        "network.edit_every_organisation",
        "strategy.change_component",
        "newsletter.add_issue",
        "newsletter.publish_issue",
    } <= rights
    assert not [right for right in rights if "member" in right or right.startswith("auth.")]


def test_staff_cannot_delete_posts_nor_edit_everybodys():
    setup_groups()
    rights = codenames("Embassy staff")
    assert "network.change_actor" in rights
    assert not rights & {
        "network.add_actor",
        "network.delete_actor",
        "network.edit_every_organisation",
        "newsletter.view_issue",
    }


def test_editing_approving_and_publishing_are_three_rights():
    setup_groups()
    assert codenames("Reviewers") == {"newsletter.view_issue", "newsletter.approve_issue"}
    assert "newsletter.approve_issue" not in codenames("CTR")
    assert not codenames("Embassy staff") & codenames("Reviewers")


def test_a_permission_that_does_not_exist_is_refused():
    with pytest.raises(LookupError, match=r"network\.fly_actor"):
        permissions(["network.fly_actor"])
