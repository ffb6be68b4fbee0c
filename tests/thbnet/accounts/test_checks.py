import pytest
from django.core import checks


def warned(settings) -> set[str]:
    found = checks.run_checks(tags=["security"], include_deployment_checks=True)
    return {message.id for message in found if message.id.startswith("thbnet.")}


@pytest.mark.parametrize(
    ("required", "proxies", "told"),
    [
        (True, 1, set()),
        (False, 1, {"thbnet.W001"}),
        (True, 0, {"thbnet.W002"}),
    ],
)
def test_deployment_without_second_factor_or_proxies_is_warned(settings, required, proxies, told):
    settings.REQUIRE_SECOND_FACTOR = required
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    assert warned(settings) == told
