"""The list of terms and the standard questions: given at the start, then the CTR's."""

from io import StringIO

import pytest
from django.core.management import call_command

from newsletter.models import StandardQuestion, Term
from tests.admin_pages import errors_of, page, typed
from tests.factories import MemberFactory

pytestmark = pytest.mark.django_db


def test_setting_up_adds_what_is_missing_and_changes_nothing():
    call_command("setup_newsletter", stdout=StringIO())
    assert StandardQuestion.objects.count() == 3
    Term.objects.filter(term="THB").delete()
    Term.objects.filter(term="Roma").update(avoid="")
    StandardQuestion.objects.last().delete()
    before = Term.objects.count()
    call_command("setup_newsletter", stdout=StringIO())
    assert Term.objects.count() == before + 1
    assert Term.objects.get(term="Roma").avoid == ""
    assert StandardQuestion.objects.count() == 2


def test_ctr_edits_the_terms_and_is_told_of_a_second_one(editor):
    address = page(Term, "add")
    sent = typed(editor.get(address)) | {"language": "en", "term": "OSCE", "avoid": "CSCE\nOsce"}
    editor.post(address, sent)
    assert Term.objects.get().avoided == ["CSCE", "Osce"]
    assert errors_of(editor.post(address, sent))


@pytest.mark.parametrize("model", [Term, StandardQuestion])
def test_others_do_not_see_the_house_style(client, model):
    for trait in ({"staff": True}, {"reviewer": True}):
        client.force_login(MemberFactory(**trait))
        assert client.get(page(model, "changelist")).status_code == 403
