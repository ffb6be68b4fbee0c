"""Pictures of issues: WebP for the web, JPEG in the PDF; kept while the rest is put right."""

import re
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as Picture

from newsletter.actions.publishing import publish
from newsletter.material import Material
from newsletter.models import EditionPicture, Image, Issue
from newsletter.pdf import PICTURES_URL
from newsletter.pictures import InlinePictures, Pictures
from newsletter.rendering import render
from tests.admin_pages import page
from tests.blocks import new
from tests.factories import ForewordFactory, HolderFactory, ImageFactory, MemberFactory
from tests.pdfs import draw_pdf, failures, reader
from tests.thbnet.test_pictures import encoded, plain

pytestmark = pytest.mark.django_db


@pytest.fixture
def pictured(issue):
    """An issue with a portrait and an image, both photographs."""
    ForewordFactory(parent=issue, signatories=[HolderFactory(pictured=True)])
    ImageFactory(parent=issue)
    return issue


def kinds(pictures: Pictures) -> set:
    return {
        (name[-4:], Picture.open(BytesIO(data)).format) for name, data in pictures.contents.items()
    }


def test_web_pages_show_webp_and_the_pdf_holds_jpeg(pictured):
    shown = {"web": Pictures("/"), "pdf": Pictures(PICTURES_URL)}
    for medium, pictures in shown.items():
        render(Material(pictured), language="en", medium=medium, pictures=pictures)
        assert len(pictures.contents) == 2
    assert kinds(shown["web"]) == {("webp", "WEBP")}
    assert kinds(shown["pdf"]) == {("jpeg", "JPEG")}


def test_pdf_holds_the_photographs_as_they_are_and_stays_readable_aloud(pictured):
    content = draw_pdf(Material(pictured), language="en").content
    filters = [
        image.indirect_reference.get_object()["/Filter"]
        for sheet in reader(content).pages
        for image in sheet.images
    ]
    assert filters == ["/DCTDecode"] * 2
    assert failures(content) == []
    assert draw_pdf(Material(pictured), language="en").content == content


def test_previews_carry_their_pictures_as_webp(pictured):
    html = render(Material(pictured), language="en", medium="web", pictures=InlinePictures())
    assert html.count('src="data:image/webp;base64,') == 2


def test_published_pictures_are_served_as_webp(pictured, client):
    publish(pictured, by=MemberFactory(superuser=True))
    html = client.get(f"/en/newsletter/{pictured.number}/").content.decode()
    addresses = re.findall(r'src="(/media/newsletter/[^"]+\.webp)"', html)
    assert len(addresses) == EditionPicture.objects.count() == 2
    for address in addresses:
        assert client.get(address).headers["Content-Type"] == "image/webp"


def test_picture_of_a_block_is_kept_through_an_error_elsewhere(issue, editor, save):
    name = "image_set-0-image"
    photograph = SimpleUploadedFile("beach.jpg", encoded(plain(), "JPEG"))
    answer = save(**new(Image, image=photograph), title_en="x" * 500)
    token = re.search(rf'name="{name}-kept" value="([^"]+)"', answer.content.decode()).group(1)
    assert save(**new(Image, image="") | {f"{name}-kept": token}).status_code == 302
    picture = Image.objects.get().image
    shown = editor.get(page(Issue, "change", issue.pk)).content.decode()
    assert picture.whole in shown
    assert b"".join(editor.get(picture.whole)).startswith(b"RIFF")
