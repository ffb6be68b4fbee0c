import mimetypes
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from PIL import Image

from network.models import Holder
from tests.factories import HolderFactory
from tests.thbnet.test_pictures import GREEN, RED, encoded, plain

pytestmark = pytest.mark.django_db


def holder_with(picture: Image.Image, kind: str, **fields) -> Holder:
    content = ContentFile(encoded(picture, kind), name=f"portrait.{kind.lower()}")
    return HolderFactory(portrait=content, **fields)


def served(client, address: str) -> Image.Image:
    response = client.get(address)
    assert response.headers["Content-Type"] == mimetypes.guess_type(address)[0]
    return Image.open(BytesIO(b"".join(response)))


def test_card_is_served_as_webp(client):
    card = served(client, holder_with(plain(size=(900, 900)), "JPEG").portrait.card)
    assert (card.format, card.size) == ("WEBP", (300, 360))
    assert card.get_format_mimetype() == mimetypes.guess_type("card.webp")[0]


def test_card_for_the_pdf_stays_a_jpeg(client):
    card = served(client, holder_with(plain(size=(900, 900)), "JPEG").portrait.card_pdf)
    assert (card.format, card.size) == ("JPEG", (300, 360))


@pytest.mark.parametrize("rendition", ["card", "card_pdf", "whole"])
def test_transparency_is_kept_in_every_size(client, rendition):
    portrait = holder_with(plain("RGBA", (900, 900), (*RED, 0)), "PNG").portrait
    card = served(client, getattr(portrait, rendition)).convert("RGBA")
    assert card.getpixel((50, 50))[3] == 0


@pytest.mark.parametrize(("point", "kept"), [("0x0.5", RED), ("1x0.5", GREEN)])
def test_crop_keeps_the_focal_point(client, point, kept):
    wide = plain(size=(1200, 400))
    wide.paste(plain(size=(600, 400), colour=GREEN), (600, 0))
    card = served(client, holder_with(wide, "JPEG", portrait_ppoi=point).portrait.card)
    pixel = card.convert("RGB").getpixel((150, 180))
    assert max(abs(a - b) for a, b in zip(pixel, kept, strict=True)) < 12
