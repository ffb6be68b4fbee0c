"""Every address under /admin/, as the URLs name them: what is added tomorrow is walked too."""

import re
from dataclasses import dataclass

from django.apps import apps
from django.urls import URLPattern, get_resolver

ARGUMENT = re.compile(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>[^)]*\)")
REGEX = re.compile(r"[\\\[\](){}*+?|^$]")


@dataclass(frozen=True)
class Address:
    """`route` has its arguments as `<name>`; `model` is whose page it is, if it is a model's."""

    route: str

    @property
    def arguments(self) -> list[str]:
        return re.findall(r"<(\w+)>", self.route)

    @property
    def is_list(self) -> bool:
        return self.route.count("/") == 3 and not self.arguments

    @property
    def may_delete(self) -> bool:
        return self.is_list or self.route.endswith("/delete/")

    @property
    def is_public(self) -> bool:
        """Whether it names everybody's posts or holders, as public pages do."""
        return names_posts(self.route)

    @property
    def draws(self) -> bool:
        """Whether a document is drawn for it, slowly, in which no test could read."""
        return self.route.endswith("/preview/<language>/pdf/")

    @property
    def model(self):
        app, model = [*self.route.split("/"), "", ""][1:3]
        try:
            return apps.get_model(app, model)
        except (LookupError, ValueError):
            return None

    def filled_in(self, values: dict[str, object]) -> str:
        return "/" + re.sub(r"<(\w+)>", lambda found: str(values[found[1]]), self.route)


def names_posts(route: str) -> bool:
    return route.strip("/") == "admin/network/contacts" or route.endswith("/pass-on/")


def every_address() -> list[Address]:
    routes = list(_routes(get_resolver().url_patterns, ""))
    return [Address(_plain(route)) for route in routes if route.startswith("admin/")]


def _routes(patterns, prefix: str):
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield route
        elif not prefix and not route.startswith("admin/"):
            continue
        else:
            yield from _routes(pattern.url_patterns, route)


def _plain(route: str) -> str:
    """The route with its arguments as `<name>`. Raises where it would not know how to go there."""
    plain = ARGUMENT.sub(lambda found: f"<{found[1] or found[2]}>", route)
    plain = plain.replace("admin/^", "admin/").removesuffix("$")
    if REGEX.search(plain):
        raise LookupError(f"The walk cannot read the address {route}: use path(), named arguments.")
    return plain
