"""What `check --deploy` says about signing in."""

from django.conf import settings
from django.core import checks


@checks.register(checks.Tags.security, deploy=True)
def second_factor_is_required(**_kwargs) -> list[checks.Warning]:
    if settings.REQUIRE_SECOND_FACTOR:
        return []
    return [
        checks.Warning(
            "REQUIRE_SECOND_FACTOR is off: a stolen password opens the administration.",
            hint="Set it to on, or leave it out in production.",
            id="thbnet.W001",
        )
    ]


@checks.register(checks.Tags.security, deploy=True)
def proxies_are_counted(**_kwargs) -> list[checks.Warning]:
    if settings.ALLAUTH_TRUSTED_PROXY_COUNT:
        return []
    return [
        checks.Warning(
            "TRUSTED_PROXY_COUNT is 0: behind a proxy all readers seem to have one address, "
            "and somebody's wrong passwords keep everybody out for minutes.",
            hint="Set it to 1 behind nginx, as docs/deploy.md shows.",
            id="thbnet.W002",
        )
    ]
