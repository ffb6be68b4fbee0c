"""The list of terms and the standard questions: given at the start, then the CTR's."""

from io import StringIO

import pytest
from django.core.management import call_command

from newsletter.models import StandardQuestion, Term
from tests.admin_pages import errors_of, page, typed
from tests.factories import MemberFactory, RoleFactory, TermFactory
from tests.pages import text_of
from tests.thbnet.search.asking import answer, titles

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


def test_acronyms_that_are_explained_stand_in_the_glossary_of_their_language(client):
    RoleFactory(acronym="SCAC")
    TermFactory(term="THB", note="Trafficking in human beings.")
    TermFactory(term="TEH", note="Traite des êtres humains.", language="fr")
    TermFactory(term="OSCE", note="")
    TermFactory(term="Roma", note="Never otherwise.")
    told = text_of(client.get("/en/glossary/"))
    assert told.index("SCAC") < told.index("THB Trafficking in human beings.")
    for absent in ("TEH", "OSCE", "Roma"):
        assert absent not in told
    assert "TEH Traite des êtres humains." in text_of(client.get("/fr/glossary/"))


def test_acronyms_are_found_and_lead_to_the_glossary(client):
    term = TermFactory(term="UNODC", note="United Nations Office on Drugs and Crime.")
    assert titles("unodc") == titles("drugs crime") == ["UNODC"]
    assert 'href="/en/glossary/#acronym-unodc"' in answer("unodc").content.decode()
    assert 'id="acronym-unodc"' in client.get("/en/glossary/").content.decode()
    term.delete()
    assert titles("unodc") == []
