"""Who is told of a message by mail, what the mail says, and what happens when none can be sent."""

import datetime

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from network.actions import tell
from network.models import Message, Visibility
from tests.factories import ActorFactory, MemberFactory, MessageFactory, OrganisationFactory
from tests.pages import text_of
from tests.postbox import free_port

from .messages import said, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def embassy():
    return OrganisationFactory(name_en="Embassy in Sofia", name_fr="Ambassade à Sofia")


def told(postbox):
    return sorted(address for recipients, _message in postbox.received for address in recipients)


@pytest.mark.parametrize("visibility", Visibility.values)
def test_office_of_a_held_post_is_told_whoever_may_see_its_address(
    client, embassy, postbox, visibility
):
    ActorFactory(
        slug="scac",
        organisation=embassy,
        held=True,
        email="scac@example.org",
        email_visibility=visibility,
    )
    MemberFactory(staff=True, organisation=embassy)
    write(client, "/en/network/scac/contact/")
    assert told(postbox) == ["scac@example.org"]


def test_members_who_read_messages_are_told_each_in_their_language(client, embassy, postbox):
    ActorFactory(slug="scac", organisation=embassy)
    MemberFactory(staff=True, organisation=embassy, email="en@example.org")
    MemberFactory(staff=True, organisation=embassy, email="fr@example.org", language="fr")
    MemberFactory(staff=True, organisation=embassy, email="left@example.org", is_active=False)
    MemberFactory(reviewer=True, organisation=embassy, email="reads-drafts@example.org")
    MemberFactory(staff=True, email="elsewhere@example.org")
    write(client, "/en/network/scac/contact/")
    assert told(postbox) == ["en@example.org", "fr@example.org"]
    bodies = {to[0]: message.get_content() for to, message in postbox.received}
    assert "Embassy in Sofia" in bodies["en@example.org"]
    assert "Ambassade à Sofia" in bodies["fr@example.org"]


def test_mail_leads_to_the_message_and_says_until_when_it_is_kept(client, postbox, settings):
    settings.SITE_URL = "https://portal.example"
    write(client)
    [(_to, message)] = postbox.received
    row = Message.objects.get()
    assert f"https://portal.example/admin/network/message/{row.pk}/change/" in message.get_content()
    assert str(row.last_day.year) in message.get_content()


def test_silent_mail_server_costs_the_reader_nothing(client, settings):
    settings.EMAIL_PORT = free_port()  # nobody listens there
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    response = client.post("/en/contact/", said(), follow=True)
    assert "Your message has been sent" in text_of(response)
    message = Message.objects.get()
    assert message.mailed_at is None
    later(message)
    with pytest.raises(CommandError):
        call_command("mail_messages")


def later(message):
    """The last try was some minutes ago."""
    ago = timezone.now() - datetime.timedelta(minutes=6)
    Message.objects.filter(pk=message.pk).update(tried_at=ago)


def test_message_that_could_not_be_mailed_is_mailed_later_and_once(postbox, capsys):
    message = MessageFactory(post=None, mailed_at=None)
    call_command("mail_messages")
    assert "Messages told of: 1." in capsys.readouterr().out
    later(message)
    call_command("mail_messages")
    assert len(postbox.received) == 1


def test_two_processes_do_not_both_mail_a_message(postbox):
    message = MessageFactory(post=None, mailed_at=None)
    Message.objects.update(tried_at=timezone.now())  # by the other one, just now
    assert not tell(message)
    assert postbox.received == []


def test_messages_go_after_90_days_and_not_before(capsys):
    MessageFactory(days_ago=91)
    kept = MessageFactory(days_ago=89)
    call_command("delete_old_messages")
    assert Message.objects.get() == kept
    assert "deleted: 1." in capsys.readouterr().out
