"""Who may read a post's contact details: one function decides, and everybody asks it."""

import ast
import re

import pytest

from network.models import Visibility
from newsletter.material import Material
from newsletter.models import Issue
from newsletter.pictures import InlinePictures
from newsletter.rendering import render
from tests import test_public_pages
from tests.factories import MemberFactory
from tests.pdfs import draw_pdf, reader, words
from tests.test_architecture import sources
from tests.test_public_pages import CONTACT, EMAIL, PATHS, PHONE, each, show
from tests.test_templates import TEMPLATES

full_site = test_public_pages.full_site  # the fixture, under the name that tests ask for
READERS = {
    "network.models.actor",  # `contact_for`, and the fields themselves
    "network.admin.actor",  # the form in which they are written
    "network.admin_home",  # an embassy's own posts, with who sees what
    "network.gaps",  # whether there is an address at all
    "newsletter.loading.kinds",  # what a file may fill
    "newsletter.bundle.tables",  # what leaves in a bundle: only what everyone may see
}
DETAILS = {"email", "phone", "email_visibility", "phone_visibility"}
# People, whose own addresses these are: no post is `self`, a `request` is for a text, a `message`
# from a reader.
ACCOUNTS = {"member", "user", "self", "request", "message"}


def _names(node: ast.AST) -> set[str]:
    """The contact details that this piece of code reads of something other than an account."""
    if isinstance(node, ast.Attribute) and node.attr in DETAILS:
        owner = ast.unparse(node.value).rpartition(".")[2]
        return {ast.unparse(node)} if owner not in ACCOUNTS else set()
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        path = node.value.rpartition("__")
        spelled_out = node.value in DETAILS - {"email"} or (path[0] and path[2] in DETAILS)
        return {node.value} if spelled_out else set()
    if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(QUERIES):
        arguments = [*node.args, *(keyword.value for keyword in node.keywords)]
        return {"email"} & {part.value for part in arguments if isinstance(part, ast.Constant)}
    return set()


QUERIES = ("getattr", "attrgetter", ".values", ".values_list", ".only", "F", "value_from_object")


def test_code_reads_contact_details_in_no_other_place():
    found = {
        f"{module} reads {name}"
        for module in sources().keys() - READERS
        for node in ast.walk(ast.parse(sources()[module].read_text()))
        for name in _names(node)
    }
    assert found == set()


@pytest.mark.parametrize(
    "code",
    [
        "actor.email",
        "block.holder.actor.phone",
        "getattr(post, 'email')",
        "Actor.objects.values_list('slug', 'email')",
        "Holder.objects.values('actor__email')",
        "F('phone')",
        "post.email_visibility",
    ],
)
def test_walk_sees_every_way_to_read_one(code):
    assert any(_names(node) for node in ast.walk(ast.parse(code)))


def test_templates_show_only_what_was_decided():
    found = {
        f"{path.name}: {owner}.{name}"
        for path in TEMPLATES
        for owner, name in re.findall(r"(\w+)\.(email|phone|\w+_visibility)\b", path.read_text())
        if owner not in {"contact", *ACCOUNTS}
    }
    assert found == set()


def editions(issue: Issue):
    """(where, text) of everything that is drawn of an issue."""
    material = Material(issue)
    for language in ("en", "fr"):
        pictures = InlinePictures()
        yield "newsletter", render(material, language=language, medium="web", pictures=pictures)
        content = draw_pdf(material, language=language).content
        yield "PDF", words(reader(content).pages)


def told(post, client) -> set[str]:
    """Where a reader finds the e-mail address or the telephone number."""
    pages = [(path, html) for path, html, _response in each(client, [*PATHS, *CONTACT])]
    pages += editions(Issue.objects.get(number=1))
    client.force_login(MemberFactory(staff=True))
    for path in ("network/contacts/", "", "network/actor/", "strategy/action/"):
        pages.append((f"admin/{path}", client.get(f"/admin/{path}").content.decode()))
    return {where for where, text in pages if EMAIL in text or PHONE in text}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("visibility", "places"),
    [
        (
            Visibility.PUBLIC,
            {
                "countries/bulgaria/",
                "network/scac-sofia/",
                "newsletter",
                "PDF",
                "admin/network/contacts/",
            },
        ),
        (Visibility.NETWORK, {"admin/network/contacts/"}),
        (Visibility.NOBODY, set()),
    ],
)
def test_contact_details_are_told_where_their_visibility_says(
    full_site, client, visibility, places
):
    show(full_site, visibility)
    assert told(full_site, client) == places
