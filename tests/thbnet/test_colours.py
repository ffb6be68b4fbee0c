import pytest
from django.core.exceptions import ValidationError

from thbnet.colours import ColourField


@pytest.mark.parametrize("typed", ["red", "#1B2F55", "#1b2f5", "1b2f55", "#1b2f55\n", "#1b2f55aa"])
def test_colour_is_six_digits_after_a_hash(typed):
    with pytest.raises(ValidationError):
        ColourField().clean(typed, None)


def test_colour_is_picked_from_the_browsers_palette(admin_client):
    for address in ("/admin/network/role/add/", "/admin/strategy/component/add/"):
        html = admin_client.get(address).content.decode()
        assert '<input type="color" name="colour" value="#1b2f55"' in html
