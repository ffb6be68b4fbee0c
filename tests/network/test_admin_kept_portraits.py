"""A good portrait survives the errors of the other fields: nobody chooses it twice."""

import re

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile

from network.models import Actor, Holder
from tests.admin_pages import errors_of, page, typed
from tests.factories import ActorFactory, HolderFactory, MemberFactory
from tests.network.test_admin_portraits import new_holder, stored
from tests.thbnet.test_pictures import GREEN, SVG, encoded, plain

pytestmark = pytest.mark.django_db
RED_PICTURE = encoded(plain(size=(60, 80)), "JPEG")
GREEN_PICTURE = encoded(plain(size=(60, 80), colour=GREEN), "JPEG")


@pytest.fixture
def actor():
    return ActorFactory()


@pytest.fixture
def staff(client, actor):
    client.force_login(MemberFactory(staff=True, organisation=actor.organisation))
    return client


def token_in(response, name="portrait") -> str | None:
    found = re.search(rf'name="{name}-kept" value="([^"]+)"', response.content.decode())
    return found and found.group(1)


def refused(client, address, sent: dict) -> dict:
    """What the form that comes back sends, once its other error is corrected."""
    response = client.post(address, sent | {"family_name": ""})
    assert "family_name" in errors_of(response)
    return sent | {"portrait": "", "portrait-kept": token_in(response)}


@pytest.fixture
def returned(staff, actor):
    sent = new_holder(staff, actor, RED_PICTURE)
    return refused(staff, page(Holder, "add"), sent)


def colour(holder) -> str:
    red, green, _blue = stored(holder.portrait.name).getpixel((5, 5))
    return "red" if red > green else "green"


def test_portrait_is_kept_shown_and_saved(staff, actor):
    sent = new_holder(staff, actor, RED_PICTURE)
    response = staff.post(page(Holder, "add"), sent | {"family_name": ""})
    html = response.content.decode()
    assert "Your picture is kept" in html
    assert re.search(r'<img src="data:image/webp;base64,[^"]+" alt="The picture you have', html)
    again = staff.post(
        page(Holder, "add"), sent | {"portrait": "", "portrait-kept": token_in(response)}
    )
    assert again.status_code == 302
    assert colour(Holder.objects.get()) == "red"


def test_portrait_is_kept_through_a_second_error(staff, returned):
    again = refused(staff, page(Holder, "add"), returned)
    assert staff.post(page(Holder, "add"), again).status_code == 302
    assert colour(Holder.objects.get()) == "red"


def test_another_choice_replaces_what_is_kept(staff, returned):
    chosen = SimpleUploadedFile("green.jpg", GREEN_PICTURE)
    staff.post(page(Holder, "add"), returned | {"portrait": chosen})
    assert colour(Holder.objects.get()) == "green"


def test_bad_choice_has_its_message_and_is_forgotten(staff, returned):
    sent = returned | {"portrait": SimpleUploadedFile("x.jpg", SVG)}
    response = staff.post(page(Holder, "add"), sent)
    assert "JPEG, PNG or WebP" in str(errors_of(response)["portrait"])
    assert token_in(response) is None


def test_kept_portrait_is_forgotten_on_demand(staff, returned):
    staff.post(page(Holder, "add"), returned | {"portrait-forget": "on"})
    assert not Holder.objects.get().portrait


@pytest.mark.parametrize("token", ["forged", "x" * 5000, "\0", "../../etc/passwd", "é"])
def test_token_that_leads_nowhere_is_told_once(staff, returned, token):
    response = staff.post(page(Holder, "add"), returned | {"portrait-kept": token})
    assert "Choose it again" in str(errors_of(response)["portrait"])
    assert token_in(response) is None
    staff.post(page(Holder, "add"), returned | {"portrait-kept": ""})
    assert not Holder.objects.get().portrait


def test_saved_portrait_leaves_nothing_behind(staff, returned, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        staff.post(page(Holder, "add"), returned)
    response = staff.post(page(Holder, "add"), returned)
    assert "Choose it again" in str(errors_of(response)["portrait"])


def test_expired_token_is_told_beside_the_field(staff, returned):
    cache.clear()
    response = staff.post(page(Holder, "add"), returned)
    assert "Choose it again" in str(errors_of(response)["portrait"])


@pytest.fixture
def pictured(actor):
    return HolderFactory(actor=actor, portrait=SimpleUploadedFile("red.jpg", RED_PICTURE))


def test_former_portrait_stays_until_the_kept_one_is_saved(staff, pictured):
    address = page(Holder, "change", pictured.pk)
    chosen = {"portrait": SimpleUploadedFile("green.jpg", GREEN_PICTURE)}
    again = refused(staff, address, typed(staff.get(address)) | chosen)
    again |= {"family_name": "Martin"}
    assert colour(Holder.objects.get()) == "red"
    staff.post(address, again | {"portrait-forget": "on"})
    assert colour(Holder.objects.get()) == "red"
    staff.post(address, again)
    assert colour(Holder.objects.get()) == "green"


def test_portrait_chosen_with_the_box_ticked_is_the_new_one(staff, pictured):
    address = page(Holder, "change", pictured.pk)
    chosen = {"portrait": SimpleUploadedFile("green.jpg", GREEN_PICTURE), "portrait-clear": "on"}
    staff.post(address, typed(staff.get(address)) | chosen)
    assert colour(Holder.objects.get()) == "green"


def test_bad_choice_leaves_the_portrait_shown(staff, pictured):
    address = page(Holder, "change", pictured.pk)
    sent = typed(staff.get(address)) | {"portrait": SimpleUploadedFile("x.jpg", SVG)}
    assert pictured.portrait.whole in staff.post(address, sent).content.decode()


def test_portrait_of_who_arrives_is_kept_at_a_handover(staff, pictured):
    address = page(Actor, "handover", pictured.actor_id)
    shown = typed(staff.get(address))
    chosen = {"portrait": SimpleUploadedFile("green.jpg", GREEN_PICTURE), "given_name": "Claire"}
    first_day = {"last_day": "2020-08-31", "since": "2020-09-01"}
    response = staff.post(address, shown | chosen | first_day)
    assert "family_name" in errors_of(response)
    again = shown | first_day | {"given_name": "Claire", "family_name": "Martin"}
    again |= {"portrait-kept": token_in(response)}
    assert staff.post(address, again).status_code == 302
    assert colour(Holder.objects.get(family_name="Martin")) == "green"
    assert colour(Holder.objects.get(pk=pictured.pk)) == "red"
