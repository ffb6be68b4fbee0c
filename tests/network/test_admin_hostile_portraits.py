"""Whatever embassy staff upload is refused beside the field, or comes out as a plain picture."""

import re
from pathlib import Path

import pytest

from network.models import Holder
from tests.admin_pages import errors_of, page
from tests.factories import ActorFactory, MemberFactory
from tests.network.test_admin_portraits import new_holder, stored
from tests.serving import Server
from tests.thbnet.test_pictures import KINDS, NO_PICTURES, bomb, encoded, plain

MOST_MEMORY = 300 * 1024  # KiB


@pytest.fixture
def actor():
    return ActorFactory()


@pytest.fixture
def staff(client, actor):
    client.force_login(MemberFactory(staff=True, organisation=actor.organisation))
    return client


REFUSED = {
    **{name: (make, "JPEG, PNG or WebP") for name, make in NO_PICTURES.items()},
    "bomb": (lambda: bomb(30_000), "15 megapixels"),
    "60 MB": (lambda: encoded(plain(), "JPEG") + b"\0" * 60_000_000, "at most 10 MB"),
}


@pytest.mark.django_db
@pytest.mark.parametrize("name", REFUSED)
def test_hostile_portrait_is_refused_beside_its_field(staff, actor, name):
    make, sentence = REFUSED[name]
    response = staff.post(page(Holder, "add"), new_holder(staff, actor, make()))
    assert response.status_code == 200
    assert sentence in str(errors_of(response)["portrait"])
    assert 'value="Claire"' in response.content.decode()
    assert "kept" not in response.content.decode()
    assert not Holder.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("name", KINDS)
def test_unusual_portrait_is_stored_plain(staff, actor, name):
    response = staff.post(page(Holder, "add"), new_holder(staff, actor, KINDS[name]()))
    assert response.status_code == 302
    holder = Holder.objects.get()
    assert stored(holder.portrait.name).format == "JPEG"
    assert stored(holder.portrait.card.removeprefix("/media/")).format == "WEBP"


@pytest.fixture
def server():
    server = Server()
    yield server
    server.kill()


def workers(server: Server) -> list[int]:
    """The processes that answer: the children of the one we started."""
    children = Path(f"/proc/{server.process.pid}/task/{server.process.pid}/children")
    return [int(pid) for pid in children.read_text().split()]


def peak(pid: int) -> int:
    """The most memory that a process has ever held, in KiB."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(re.search(r"VmHWM:\s+(\d+)", status).group(1))


def multipart(fields: dict, content: bytes) -> dict:
    parts = [
        f'--x\r\nContent-Disposition: form-data; name="{n}"\r\n\r\n{v}' for n, v in fields.items()
    ]
    head = '--x\r\nContent-Disposition: form-data; name="portrait"; filename="p.jpg"\r\n\r\n'
    data = "\r\n".join([*parts, head]).encode() + content + b"\r\n--x--\r\n"
    return {"data": data, "headers": {"Content-Type": "multipart/form-data; boundary=x"}}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("name", ["60 MB", "bomb", "50 megapixels"])
def test_server_stays_small_whatever_is_uploaded(staff, actor, server, name):
    """Through the production server: the file is refused, and its memory never needed."""
    content = LARGE[name]()
    cookies = f"sessionid={staff.cookies['sessionid'].value}"
    fields = new_holder(staff, actor, b"") | {"family_name": ""}
    fields.pop("portrait")
    html = server.open(page(Holder, "add"), cookies, **multipart(fields, content)).read().decode()
    assert ANSWERS[name] in html
    assert 'value="Claire"' in html
    assert 0 < max(peak(pid) for pid in workers(server)) < MOST_MEMORY


LARGE = {
    "60 MB": lambda: b"\xff\xd8\xff" + b"\0" * 60_000_000,
    "bomb": lambda: bomb(30_000),
    "50 megapixels": lambda: encoded(plain(size=(8192, 6144)), "JPEG", progressive=True),
}
ANSWERS = {
    "60 MB": "at most 10 MB",
    "bomb": "15 megapixels",
    "50 megapixels": "Your picture is kept",
}
