"""The frame of the admin: its policy, its languages, its index."""

import pytest
from django.urls import reverse

from tests.admin_pages import typed
from tests.factories import ActorFactory, MemberFactory
from tests.factories.members import PASSWORD
from tests.pages import links_of

pytestmark = pytest.mark.django_db


def policy(response) -> dict[str, str]:
    directives = response.headers["Content-Security-Policy"].split("; ")
    return dict(directive.split(" ", 1) for directive in directives)


@pytest.mark.parametrize("name", ["admin:index", "admin:help"])
def test_pages_allow_inline_styles_and_no_inline_scripts(name, client):
    client.force_login(MemberFactory(ctr=True))
    allowed = policy(client.get(reverse(name)))
    assert allowed["script-src"] == "'self'"
    assert "'unsafe-inline'" in allowed["style-src"]
    assert allowed["img-src"] == "'self' data: blob:"
    assert allowed["default-src"] == "'none'"


def test_browser_is_told_where_the_icon_is(client):
    """It would ask for /favicon.ico, and find nothing."""
    client.force_login(MemberFactory(staff=True))
    assert 'rel="icon"' in client.get(reverse("admin:index")).content.decode()


def test_import_map_of_the_editor_carries_the_nonce(client):
    client.force_login(MemberFactory(ctr=True))
    response = client.get(reverse("admin:strategy_action_add"))
    nonce = policy(response)["script-src"].removeprefix("'self' 'nonce-").removesuffix("'")
    assert len(nonce) > 16
    assert f'<script type="importmap" nonce="{nonce}">' in response.content.decode()


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("staff", ["Actions", "Posts", "Holders"]),
        ("ctr", ["Actions", "Contributions", "Strategies", "Components", "Posts", "Holders"]),
    ],
)
def test_index_begins_with_what_changes_most_often(who, expected, client):
    client.force_login(MemberFactory(**{who: True}))
    shown = [
        model["name"]
        for app in client.get(reverse("admin:index")).context["app_list"]
        if app["app_label"] != "newsletter"
        for model in app["models"]
    ]
    assert shown[: len(expected)] == expected
    assert "Members" not in shown


def test_language_is_chosen_in_the_header_before_and_after_signing_in(client):
    address = reverse("account_login")
    assert 'lang="en"' in client.get(address).content.decode()
    chosen = client.post(reverse("admin:language"), {"language": "fr", "next": address})
    assert chosen.headers["Location"] == address
    client.force_login(MemberFactory(staff=True))
    assert '<html lang="fr"' in client.get(reverse("admin:index")).content.decode()


def test_language_of_the_browser_is_honoured(client):
    answer = client.get(reverse("account_login"), headers={"accept-language": "fr-FR,fr;q=0.9"})
    assert '<html lang="fr"' in answer.content.decode()


def test_choosing_a_language_leads_to_no_other_site(client):
    elsewhere = {"language": "fr", "next": "https://evil.example/"}
    assert client.post(reverse("admin:language"), elsewhere).headers["Location"] == "/"


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example/", "/\\evil"])
def test_signing_in_leads_to_no_other_site(client, elsewhere):
    typed_in = {"login": MemberFactory(ctr=True).username, "password": PASSWORD}
    response = client.post(reverse("account_login"), typed_in | {"next": elsewhere})
    assert response.headers["Location"] == reverse("admin:index")


def test_header_links_to_the_public_site(client):
    client.force_login(MemberFactory(staff=True))
    assert "/" in links_of(client.get(reverse("admin:index")))


def test_history_tells_which_language_was_changed(client):
    """Two fields share the word "mandate"; the history says which of them was meant."""
    actor = ActorFactory()
    client.force_login(MemberFactory(staff=True, organisation=actor.organisation))
    url = reverse("admin:network_actor_change", args=[actor.pk])
    client.post(url, typed(client.get(url)) | {"mandate_fr": "Coopération."})
    told = client.get(reverse("admin:network_actor_history", args=[actor.pk])).content.decode()
    assert "Mandate, French" in told
    assert "Mandate, English" not in told


def test_list_is_called_what_it_lists_and_offers_no_rows_that_cannot_be(client):
    """Every post covers a country: nothing to find where there is none."""
    client.force_login(MemberFactory(ctr=True))
    ActorFactory.create_batch(2)
    html = client.get(reverse("admin:network_actor_changelist")).content.decode()
    assert "<h1>Posts</h1>" in html
    assert "<summary>Countries covered</summary>" in html
    assert "countries__isnull" not in html


def test_refusal_says_what_to_do_and_leads_back(client):
    """Staff keep posts current, and add or delete none."""
    post = ActorFactory()
    client.force_login(MemberFactory(staff=True, organisation=post.organisation))
    response = client.get(reverse("admin:network_actor_delete", args=[post.pk]))
    assert response.status_code == 403
    assert reverse("admin:index") in links_of(response)
    assert "write to the administrators" in response.content.decode()


def test_no_form_offers_to_delete_what_one_of_its_fields_names(client):
    """The cross beside a field would be taken for a way to empty it."""
    client.force_login(MemberFactory(is_superuser=True, is_staff=True))
    post = ActorFactory()
    html = client.get(reverse("admin:network_actor_change", args=[post.pk])).content.decode()
    assert "change_id_organisation" in html
    assert "delete_id_organisation" not in html


def test_list_calls_a_closed_post_closed_and_not_vacant(client):
    client.force_login(MemberFactory(ctr=True))
    ActorFactory(until="2015-01-01")
    html = client.get(reverse("admin:network_actor_changelist")).content.decode()
    assert '<td class="field-held_by">Closed post</td>' in html
