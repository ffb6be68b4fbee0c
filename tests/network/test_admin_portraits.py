import re
from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from network.models import Holder
from tests.admin_pages import errors_of, page, typed
from tests.factories import ActorFactory, HolderFactory, MemberFactory
from tests.thbnet.test_pictures import GPS, SVG, encoded, plain

pytestmark = pytest.mark.django_db


@pytest.fixture
def actor():
    return ActorFactory()


@pytest.fixture
def staff(client, actor):
    client.force_login(MemberFactory(staff=True, organisation=actor.organisation))
    return client


def stored(name: str) -> Image.Image:
    with default_storage.open(name) as file:
        return Image.open(BytesIO(file.read()))


def new_holder(client, actor, portrait: bytes) -> dict:
    shown = client.get(page(Holder, "add"))
    return typed(shown) | {
        "actor": actor.pk,
        "given_name": "Claire",
        "family_name": "Martin",
        "portrait": SimpleUploadedFile("Me at home.JPG", portrait),
    }


def test_portrait_is_stored_clean_and_shown_at_once(staff, actor):
    exif = Image.Exif()
    exif.get_ifd(GPS).update({1: "N", 2: (43.0, 51.0, 0.0)})
    photograph = encoded(plain(size=(900, 1200)), "JPEG", exif=exif)
    saved = staff.post(page(Holder, "add"), new_holder(staff, actor, photograph))
    assert saved.status_code == 302

    holder = Holder.objects.get()
    assert re.fullmatch(r"portraits/[0-9a-f]{32}\.jpe?g", holder.portrait.name)
    assert (holder.portrait_width, holder.portrait_height) == (896, 1200)  # whole squares of a JPEG
    assert not stored(holder.portrait.name).getexif()

    shown = staff.get(page(Holder, "change", holder.pk)).content.decode()
    preview = re.search(r'<img src="([^"]+)" alt="The picture as it is now">', shown).group(1)
    for address in (preview, holder.portrait.card):
        assert stored(address.removeprefix("/media/")).width <= 600
    assert holder.portrait.card in staff.get(page(Holder, "changelist")).content.decode()


def test_portrait_that_is_none_is_a_message_beside_it(staff, actor):
    response = staff.post(page(Holder, "add"), new_holder(staff, actor, SVG))
    assert "JPEG, PNG or WebP" in str(errors_of(response)["portrait"])
    assert 'value="Claire"' in response.content.decode()
    assert not Holder.objects.exists()


def test_portrait_is_removed_with_its_box(staff, actor):
    holder = HolderFactory(actor=actor, pictured=True)
    url = page(Holder, "change", holder.pk)
    staff.post(url, typed(staff.get(url)) | {"portrait-clear": "on"})
    holder.refresh_from_db()
    assert not holder.portrait


@pytest.fixture
def pictured(actor):
    return HolderFactory(actor=actor, pictured=True)


TAKEN_DOWN = {
    "cleared": ("change", {"portrait-clear": "on"}),
    "replaced": ("change", {"portrait": encoded(plain(), "JPEG")}),
    "deleted": ("delete", {"post": "yes"}),
    "deleted from the list": ("changelist", {"action": "delete_selected", "post": "yes"}),
}


@pytest.mark.parametrize("name", TAKEN_DOWN)
def test_portrait_taken_down_has_no_address_any_more(
    client, pictured, name, django_capture_on_commit_callbacks
):
    client.force_login(MemberFactory(superuser=True))
    portrait = pictured.portrait
    addresses = [portrait.url, portrait.card, portrait.card_pdf, portrait.whole]
    assert all(default_storage.exists(url.removeprefix("/media/")) for url in addresses)
    with django_capture_on_commit_callbacks(execute=True):
        assert take_down(client, pictured, *TAKEN_DOWN[name]).status_code == 302
    assert [client.get(address).status_code for address in addresses] == [404] * 4


def take_down(client, holder, view: str, sent: dict):
    if "portrait" in sent:
        sent = sent | {"portrait": SimpleUploadedFile("new.jpg", sent["portrait"])}
    if view == "changelist":
        return client.post(page(Holder, view), sent | {"_selected_action": holder.pk})
    url = page(Holder, view, holder.pk)
    form = typed(client.get(url)) if view == "change" else {}
    return client.post(url, form | sent)


def test_portrait_stays_while_nothing_is_saved(staff, pictured, django_capture_on_commit_callbacks):
    url = page(Holder, "change", pictured.pk)
    refused = {"portrait-clear": "on", "family_name": ""}
    with django_capture_on_commit_callbacks(execute=True):
        staff.post(url, typed(staff.get(url)) | refused)
    assert default_storage.exists(pictured.portrait.name)
