"""Messages in the admin: their own organisation's, for its members, and nothing of others'."""

import datetime
import re
from urllib.parse import unquote

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from network.actions import tell
from network.models import Actor, Message
from network.models.message import State
from tests.admin_pages import page, typed
from tests.factories import (
    ActorFactory,
    HolderFactory,
    MemberFactory,
    MessageFactory,
    OrganisationFactory,
)
from tests.pages import links_of, text_of

pytestmark = pytest.mark.django_db
LIST = page(Message, "changelist")


@pytest.fixture
def embassy():
    return OrganisationFactory(name_en="Embassy in Sofia")


@pytest.fixture
def staff(client, embassy):
    client.force_login(MemberFactory(staff=True, organisation=embassy))
    return client


@pytest.fixture
def message(embassy):
    return MessageFactory(
        post__organisation=embassy, name="Ivana", subject="Varna", text="Line one\n<b>two</b>"
    )


def test_member_reads_what_was_written_to_the_own_post(staff, message):
    foreign = MessageFactory(name="Somebody else")
    listed = text_of(staff.get(LIST))
    assert "Ivana" in listed
    assert "Somebody else" not in listed
    shown = staff.get(page(Message, "change", message.pk))
    assert "Line one" in text_of(shown)
    assert "&lt;b&gt;two" in shown.content.decode()
    assert f"mailto:{message.email}" in shown.content.decode()
    assert staff.get(page(Message, "change", foreign.pk)).status_code == 302


def test_answer_goes_to_the_writer_and_to_nobody_else(staff, message):
    """An address may hold what in a link begins another part: a copy for somebody else."""
    Message.objects.update(email="boss%40example.org?bcc=spy%40example.org&x=@example.org")
    html = staff.get(page(Message, "change", message.pk)).content.decode()
    (link,) = re.findall(r'href="mailto:([^"]*)"', html)
    assert "?" not in link
    assert "&" not in link
    assert unquote(link) == Message.objects.get().email


def test_hours_are_those_of_paris(staff, message):
    received = datetime.datetime(2026, 1, 5, 23, 30, tzinfo=datetime.UTC)
    Message.objects.update(received_at=received)
    shown = text_of(staff.get(page(Message, "change", message.pk)))
    assert shown.count("6 January 2026, 00:30") >= 2  # its name, and when it was received
    assert "6 January 2026, 00:30" in text_of(staff.get(LIST))


def test_post_that_moves_to_another_organisation_takes_no_messages_along(
    client, staff, message, embassy, postbox
):
    """As its history does not: what was written to Sofia is not Tirana's to read."""
    tirana = OrganisationFactory()
    new_colleague = MemberFactory(staff=True, organisation=tirana)
    Actor.objects.filter(pk=message.post_id).update(organisation=tirana, email="scac@example.org")
    HolderFactory(actor=message.post)
    Message.objects.update(mailed_at=None)
    assert "Ivana" in text_of(staff.get(LIST))
    tell(Message.objects.get())
    [(to, _mail)] = postbox.received
    assert to == [embassy.members.get().email]
    client.force_login(new_colleague)
    assert "Ivana" not in text_of(client.get(LIST))
    assert client.get(page(Message, "change", message.pk)).status_code == 302
    assert client.get(page(Message, "pass_on", message.pk)).status_code == 302
    written = MessageFactory(post=Actor.objects.get(pk=message.post_id), name="Afterwards")
    assert written.organisation == tirana
    assert "Afterwards" in text_of(client.get(LIST))


def test_message_that_took_a_detour_tells_whom_it_was_written_to(staff, message):
    asked = ActorFactory()
    Message.objects.update(written_to=asked)
    assert f"{message.post}, for {asked}" in text_of(staff.get(LIST))


def test_message_is_marked_as_answered_and_nothing_else_of_it_can_be_changed(staff, message):
    url = page(Message, "change", message.pk)
    staff.post(url, typed(staff.get(url)) | {"state": "answered", "text": "forged", "post": ""})
    message.refresh_from_db()
    assert message.state == State.ANSWERED
    assert message.text == "Line one\n<b>two</b>"
    assert message.post is not None


def test_several_are_marked_as_answered_at_once(staff, message):
    foreign = MessageFactory()
    keys = [message.pk, foreign.pk]
    staff.post(LIST, {"action": "mark_answered", "_selected_action": keys})
    assert set(Message.objects.filter(state=State.ANSWERED)) == {message}


def test_nobody_writes_messages_in_the_admin(client, message):
    client.force_login(MemberFactory(superuser=True))
    assert client.get("/admin/network/message/add/").status_code == 403


def test_ctr_reads_the_offices_mail_and_its_own_and_no_embassys(client, message):
    ctr = MemberFactory(ctr=True)
    office = MessageFactory(post=None, name="To the office")
    own = MessageFactory(post__organisation=ctr.organisation, name="To the CTR")
    client.force_login(ctr)
    listed = text_of(client.get(LIST))
    assert office.name in listed
    assert own.name in listed
    assert "Ivana" not in listed
    for name in ("change", "delete", "history"):
        assert client.get(page(Message, name, message.pk)).status_code == 302


def test_page_that_deletes_a_post_tells_the_ctr_nothing_of_its_mail(client, message):
    client.force_login(MemberFactory(ctr=True))
    told = text_of(client.get(page(Actor, "delete", message.post_id)))
    assert "Ivana" not in told
    assert "1 item that you may not see" in told


def test_log_of_the_admin_outlives_a_message_and_names_nobody(staff, message):
    staff.post(page(Message, "delete", message.pk), {"post": "yes"})
    assert not Message.objects.exists()
    entry = LogEntry.objects.get()
    assert "Ivana" not in f"{entry.object_repr} {entry.change_message}"


def test_home_page_tells_what_is_new(staff, message, embassy):
    post = ActorFactory(organisation=embassy)
    MessageFactory(post=post, name="Answered already", state=State.ANSWERED)
    MessageFactory(name="Somebody else")
    response = staff.get(reverse("admin:index"))
    assert "Messages: 1 new" in text_of(response)
    assert "Varna, Ivana" in text_of(response)
    assert page(Message, "change", message.pk) in links_of(response)
    assert "Answered already" not in text_of(response)
    assert "Somebody else" not in text_of(response)


@pytest.mark.parametrize("kind", ["ctr", "superuser", "reviewer", "administrator"])
def test_home_page_tells_others_nothing(client, message, kind):
    client.force_login(MemberFactory(**{kind: True}))
    told = text_of(client.get(reverse("admin:index")))
    assert "Messages:" not in told
    assert "Ivana" not in told
