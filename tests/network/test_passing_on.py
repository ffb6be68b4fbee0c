"""A message that is another post's business is passed on to it: once, to whoever reads there."""

import datetime

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test.utils import CaptureQueriesContext

from network.actions import pass_on, tell
from network.models import Message
from network.models.message import State
from tests.admin_pages import page
from tests.factories import (
    ActorFactory,
    MemberFactory,
    MessageFactory,
    OrganisationFactory,
)
from tests.pages import text_of
from tests.postbox import free_port

pytestmark = pytest.mark.django_db
LIST = page(Message, "changelist")


@pytest.fixture(autouse=True)
def _contact(settings):
    settings.CONTACT_EMAIL = "office@example.org"


@pytest.fixture
def sofia():
    return ActorFactory(role__acronym="SCAC", organisation__name_en="Embassy in Sofia")


@pytest.fixture
def tuzla():
    """A post of another organisation, with somebody who reads there."""
    post = ActorFactory(role__acronym="ASI", organisation__name_en="Office in Tuzla")
    MemberFactory(staff=True, organisation=post.organisation, email="tuzla@example.org")
    return post


@pytest.fixture
def staff(client, sofia):
    client.force_login(MemberFactory(staff=True, organisation=sofia.organisation))
    return client


@pytest.fixture
def message(sofia):
    return MessageFactory(post=sofia, name="Ivana", subject="About Tuzla", state=State.CLOSED)


def passing_on(message: Message) -> str:
    return f"/admin/network/message/{message.pk}/pass-on/"


def offered(response) -> list[str]:
    return [label for _key, label in response.context["form"].fields["to"].choices][1:]


def test_message_goes_to_another_post_which_is_told_by_mail(staff, message, tuzla, postbox):
    assert "Pass on" in text_of(staff.get(page(Message, "change", message.pk)))
    response = staff.post(passing_on(message), {"to": tuzla.pk}, follow=True)
    assert "passed on to ASI, Office in Tuzla" in text_of(response)
    [(recipients, mail)] = postbox.received
    assert recipients == ["tuzla@example.org"]
    assert mail["Reply-To"] == f"Ivana <{message.email}>"
    told = " ".join(mail.get_content().split())
    assert "SCAC, Embassy in Sofia passes the message on to you." in told
    assert "Who may help?" in told
    assert "Nobody can be reached" not in told


def test_who_passed_it_on_reads_it_no_longer_and_who_got_it_does(staff, message, tuzla, client):
    staff.post(passing_on(message), {"to": tuzla.pk})
    assert "Ivana" not in text_of(staff.get(LIST))
    for path in (page(Message, "change", message.pk), passing_on(message)):
        assert staff.get(path).status_code == 302
    client.force_login(tuzla.organisation.members.get())
    shown = text_of(client.get(page(Message, "change", message.pk)))
    assert "Ivana" in shown
    assert "By SCAC, Embassy in Sofia" in shown
    assert "ASI, Office in Tuzla, for" not in shown  # which would say that nobody reads there
    assert Message.objects.get().state == State.NEW


def test_it_is_kept_no_longer_for_being_passed_on(message, tuzla):
    before = message.last_day
    pass_on(message, to=tuzla)
    assert Message.objects.get().last_day == before


def test_log_tells_who_passed_it_on_and_nothing_of_it(staff, message, tuzla):
    staff.post(passing_on(message), {"to": tuzla.pk})
    entry = LogEntry.objects.get()
    assert entry.change_message == "Passed on to ASI, Office in Tuzla."
    for word in ("Ivana", "About Tuzla", "Who may help"):
        assert word not in f"{entry.object_repr} {entry.change_message}"


def test_office_passes_on_and_can_get_messages(client, message, tuzla, postbox):
    client.force_login(MemberFactory(ctr=True))
    office = MessageFactory(post=None)
    assert "The network’s office" not in offered(client.get(passing_on(office)))
    client.post(passing_on(office), {"to": tuzla.pk})
    office.refresh_from_db()
    assert (office.post, office.passed_on_from) == (tuzla, None)
    told = " ".join(postbox.received[0][1].get_content().split())
    assert "The network’s office passes the message on to you." in told
    client.force_login(tuzla.organisation.members.get())
    assert "By The network’s office" in text_of(client.get(page(Message, "change", office.pk)))
    client.post(passing_on(office), {"to": "office"})
    office.refresh_from_db()
    assert (office.post, office.passed_on_from) == (None, tuzla)
    assert postbox.received[1][0] == ["office@example.org"]


def test_only_posts_of_which_somebody_reads_messages_are_offered(staff, message, tuzla):
    ActorFactory(organisation__name_en="Nobody reads")
    gone = ActorFactory(organisation=tuzla.organisation, until=datetime.date(2020, 1, 1))
    held = ActorFactory(organisation__name_en="Mailbox", email="box@example.org", held=True)
    page_ = staff.get(passing_on(message))
    assert offered(page_) == ["The network’s office", str(held), str(tuzla)]
    for key in (gone.pk, message.post_id, 10**30, "", "abc", "\0", "-1"):
        response = staff.post(passing_on(message), {"to": key})
        assert response.status_code == 422
        assert 'class="errorlist"' in response.content.decode()
    message.refresh_from_db()
    assert message.passed_on_at is None


@pytest.mark.parametrize("kind", ["ctr", "superuser", "reviewer", "administrator", "staff"])
def test_nobody_passes_on_what_is_anothers(client, message, tuzla, kind, postbox):
    client.force_login(MemberFactory(**{kind: True}, organisation=OrganisationFactory()))
    for method in (client.get, client.post):
        response = method(passing_on(message), {"to": tuzla.pk})
        assert response.status_code in {302, 403, 404}
    message.refresh_from_db()
    assert message.post != tuzla
    assert not postbox.received


def test_nobody_passes_on_without_signing_in(client, message, tuzla):
    response = client.post(passing_on(message), {"to": tuzla.pk})
    assert response.headers["Location"].startswith("/admin/login/")
    assert Message.objects.get().post == message.post


def test_of_two_who_pass_it_on_at_once_the_second_changes_nothing(message, sofia, tuzla, postbox):
    other = ActorFactory(organisation=tuzla.organisation)
    seen = [Message.objects.get(), Message.objects.get()]
    assert [pass_on(one, to=to) for one, to in zip(seen, (tuzla, other), strict=True)] == [
        True,
        False,
    ]
    assert Message.objects.get().post == tuzla
    assert len(postbox.received) == 1


def test_a_silent_mail_server_is_asked_again(staff, message, tuzla, settings):
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    assert staff.post(passing_on(message), {"to": tuzla.pk}).status_code == 302
    moved = Message.objects.get()
    assert (moved.post, moved.mailed_at) == (tuzla, None)


def test_who_passed_it_on_is_not_told_by_a_mail_that_was_late(message, sofia, tuzla, postbox):
    """A command that read it before reaches it in its turn, minutes later."""
    MemberFactory(staff=True, organisation=sofia.organisation, email="sofia@example.org")
    Message.objects.update(mailed_at=None)
    read_before = Message.objects.get()
    Message.objects.update(post=tuzla, organisation=tuzla.organisation)
    assert not tell(read_before)
    assert postbox.received == []
    assert tell(Message.objects.get())
    assert [to for to, _message in postbox.received] == [["tuzla@example.org"]]


def test_mail_to_who_passed_it_on_meanwhile_does_not_count_for_whom_it_is(
    message, tuzla, monkeypatch
):
    Message.objects.update(mailed_at=None, tried_at=None)

    def passed_on_meanwhile(_letters):
        Message.objects.update(post=tuzla, organisation=tuzla.organisation, tried_at=None)
        return 1

    monkeypatch.setattr("network.actions.messages.send_each", passed_on_meanwhile)
    tell(Message.objects.get())
    assert Message.objects.to_mail().count() == 1


@pytest.mark.parametrize("posts", [3, 300])
def test_page_takes_as_many_queries_for_3_posts_as_for_300(staff, message, tuzla, posts):
    ActorFactory.create_batch(posts, organisation=tuzla.organisation, role=tuzla.role)
    staff.get(passing_on(message))
    with CaptureQueriesContext(connection) as queries:
        assert staff.get(passing_on(message)).status_code == 200
    assert len(queries) == 6
