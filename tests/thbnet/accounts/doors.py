"""Coming in, as the forms of the pages do it."""

from tests.factories.members import PASSWORD

LOGIN, SECOND_STEP, ACCOUNT = "/accounts/login/", "/accounts/login/code/", "/accounts/"
ADMIN = "/admin/"


def give_password(client, member, password=PASSWORD, to="", **extra):
    address = f"{LOGIN}?next={to}" if to else LOGIN
    name = getattr(member, "username", member)
    return client.post(address, {"login": name, "password": password}, **extra)


def give_code(client, code):
    return client.post(SECOND_STEP, {"code": code})


def is_in(client) -> bool:
    """Whether the administration opens."""
    return client.get(ADMIN).status_code == 200
