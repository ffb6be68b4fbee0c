"""Whatever is sent to the pages that are open to everybody: a refusal, never an error of ours."""

import json

import pytest

from tests.factories import MemberFactory
from tests.second_factors import give_app

from .doors import SECOND_STEP, give_password

pytestmark = pytest.mark.django_db

PASSKEY = "/accounts/login/passkey/"
ANSWERS = ["[" * 5000, '{"a":' * 3000, "1" * 5000, '{"id":1}', "[1]", '"x"', '{"response":[]}']
ANSWERS += [json.dumps({"id": "MQ", "rawId": "MQ", "response": {"userHandle": "/w"}})]


@pytest.mark.parametrize("answer", ANSWERS)
def test_answer_that_no_passkey_gives_is_refused(client, answer):
    client.get(PASSKEY, headers={"x-requested-with": "XMLHttpRequest"})
    assert client.post(PASSKEY, {"credential": answer}).status_code == 302
    member = MemberFactory(staff=True)
    give_app(member)
    give_password(client, member)
    refused = client.post(SECOND_STEP, {"credential": answer})
    assert refused.status_code == 200


@pytest.mark.parametrize("answer", ANSWERS)
def test_passkey_that_is_none_is_not_added(client, answer):
    give_password(client, MemberFactory(staff=True))
    refused = client.post("/accounts/passkeys/add/", {"name": "Key", "credential": answer})
    assert refused.status_code == 200
    assert refused.context["form"].errors


def test_domain_that_no_mail_server_can_have_is_refused(client):
    answer = client.post("/accounts/password/reset/", {"email": f"a@{'ü' * 60}.org"})
    assert answer.context["form"].errors["email"]
