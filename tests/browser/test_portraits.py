"""A portrait, from the file to the page: by keyboard, by finger, and past an error elsewhere."""

from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from PIL import Image

from network.models import Holder
from tests.browser.signing import sign_in
from tests.factories import ActorFactory, HolderFactory, MemberFactory
from tests.thbnet.test_pictures import GREEN, RED, encoded, plain

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def wide() -> Image.Image:
    """Red on the left, green on the right: the crop to a card keeps less than a third."""
    picture = plain(size=(1200, 400))
    picture.paste(plain(size=(600, 400), colour=GREEN), (600, 0))
    return picture


PHOTOGRAPH = {"name": "me.jpg", "mimeType": "image/jpeg", "buffer": encoded(wide(), "JPEG")}


@pytest.fixture
def holder():
    return HolderFactory(actor=ActorFactory())


@pytest.fixture
def form(page, holder):
    """The page of the holder's profile, opened by the embassy's staff."""
    organisation = holder.actor.organisation
    address = f"/admin/network/holder/{holder.pk}/change/"
    sign_in(page, MemberFactory(staff=True, organisation=organisation), to=address)
    page.get_by_role("heading", name="Portrait and biography").wait_for()
    return page


def mark(page):
    return page.get_by_role("slider", name="Focal point")


def choose(page, file: dict):
    page.locator("input[type=file][name=portrait]").set_input_files(file)


def card_colour(holder) -> tuple:
    name = Holder.objects.get(pk=holder.pk).portrait.card.removeprefix("/media/")
    with default_storage.open(name) as file:
        return Image.open(BytesIO(file.read())).convert("RGB").getpixel((150, 180))


def is_close(found: tuple, wanted: tuple) -> bool:
    return max(abs(a - b) for a, b in zip(found, wanted, strict=True)) < 12


def save(page):
    page.get_by_role("button", name="Save", exact=True).press("Enter")


def test_portrait_and_focal_point_survive_an_error_elsewhere(form, holder):
    choose(form, PHOTOGRAPH)
    mark(form).focus()
    for _press in range(4):
        form.keyboard.press("Shift+ArrowRight")
    assert (
        mark(form).get_attribute("aria-valuetext")
        == "90 percent from the left, 50 percent from the top"
    )
    form.get_by_label("Family name").fill("")
    save(form)

    form.get_by_text("This field is required").wait_for()
    form.get_by_text("Your picture is kept").wait_for()
    assert (
        mark(form).get_attribute("aria-valuetext")
        == "90 percent from the left, 50 percent from the top"
    )
    form.get_by_label("Family name").fill("Martin")
    save(form)

    form.locator(".messagelist .success").wait_for()
    assert Holder.objects.get().portrait_ppoi == "0.9x0.5"
    assert is_close(card_colour(holder), GREEN)


def test_positions_and_the_point_tell_the_same(form, holder):
    choose(form, PHOTOGRAPH)
    form.get_by_role("radio", name="Left", exact=True).check()
    assert mark(form).get_attribute("aria-valuetext").startswith("20 percent from the left")
    mark(form).press("ArrowDown")
    assert form.get_by_role("radio", name="Another point").is_checked()
    mark(form).press("ArrowUp")
    assert form.get_by_role("radio", name="Left", exact=True).is_checked()
    save(form)
    form.locator(".messagelist .success").wait_for()
    assert is_close(card_colour(holder), RED)


def test_preview_shows_the_crop_that_is_served(form, holder):
    """Point by point of a picture whose every column has its own colour."""
    striped = Image.linear_gradient("L").rotate(90).resize((1200, 400)).convert("RGB")
    buffer = encoded(striped, "PNG")
    choose(form, PHOTOGRAPH | {"buffer": buffer})
    form.locator(".focal-point-stage > img").click(position={"x": 40, "y": 20})
    crop = form.locator(".focal-point-crop")
    shown = Image.open(BytesIO(crop.screenshot())).convert("L").resize((300, 360))
    save(form)
    form.locator(".messagelist .success").wait_for()
    name = Holder.objects.get().portrait.card.removeprefix("/media/")
    with default_storage.open(name) as file:
        served = Image.open(BytesIO(file.read())).convert("L")
    for x in (20, 150, 280):
        assert abs(shown.getpixel((x, 180)) - served.getpixel((x, 180))) < 8


def test_point_is_dragged(form):
    choose(form, PHOTOGRAPH)
    mark(form).scroll_into_view_if_needed()
    form.wait_for_function("document.querySelector('.focal-point-stage > img').naturalWidth")
    box = mark(form).bounding_box()
    stage = form.locator(".focal-point-stage > img").bounding_box()
    form.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    form.mouse.down()
    form.mouse.move(stage["x"] - 50, stage["y"] + stage["height"] / 2)
    form.mouse.up()
    assert mark(form).get_attribute("aria-valuetext").startswith("0 percent from the left")


def test_file_that_is_no_picture_has_no_focal_point(form):
    text = {"name": "notes.jpg", "mimeType": "image/jpeg", "buffer": b"no picture"}
    choose(form, PHOTOGRAPH)
    mark(form).wait_for()
    choose(form, text)
    mark(form).wait_for(state="hidden")


def test_positions_do_without_javascript(chromium, live_server, holder):
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    organisation = holder.actor.organisation
    address = f"/admin/network/holder/{holder.pk}/change/"
    sign_in(page, MemberFactory(staff=True, organisation=organisation), to=address)
    choose(page, PHOTOGRAPH)
    page.get_by_role("radio", name="Right", exact=True).check()
    save(page)
    page.locator(".messagelist .success").wait_for()
    context.close()
    assert is_close(card_colour(holder), GREEN)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_choosing_is_accessible_and_fits_the_screen(form, axe, width, scheme):
    form.set_viewport_size({"width": width, "height": 900})
    form.emulate_media(color_scheme=scheme)
    choose(form, PHOTOGRAPH)
    mark(form).wait_for()
    assert form.evaluate("document.documentElement.scrollWidth") <= width
    axe(form)
    form.get_by_label("Family name").fill("")
    save(form)
    form.get_by_text("Your picture is kept").wait_for()
    assert form.evaluate("document.documentElement.scrollWidth") <= width
    axe(form)
