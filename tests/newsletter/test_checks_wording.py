"""How things are said: what is found in a text, and what looks alike and is right."""

import pytest

from newsletter.checks.acronyms import unexplained_acronym
from newsletter.checks.doubles import doubled_words
from newsletter.checks.languages import other_language
from newsletter.checks.leftovers import prompt_left_in, stub
from newsletter.checks.terms import avoided_form, misspelt_term
from newsletter.house_style import setup_house_style
from newsletter.models import Term
from tests.factories import HolderFactory, RoleFactory, StandardQuestionFactory, TermFactory

from .manuscripts import found_in, ids

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Permanent Representative, la liste des pays prioritaires peut évoluer."),
        ("en", "Je suis colonel de gendarmerie."),
        ("en", "The network met. Nous luttons contre la traite avec nos partenaires."),
        ("en", "Le renforcement des capacités de la police et des juges de la région."),
        ("fr", "Le réseau, the list of priority countries may change."),
        ("fr", "We work together with the police."),
        ("fr", "La liste peut évoluer. They were trained and have met their partners."),
    ],
)
def test_text_of_the_other_language_is_found(language, text):
    assert set(ids(other_language, text, language)) == {"newsletter.I010"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Tuzla, Sarajevo, Sofia"),
        ("en", "With Médecins du Monde, the embassy supports family planning."),
        ("en", "Pôle régional de lutte contre la criminalité organisée"),
        ("en", "The “Centre de ressources pour les enfants qui vivent dans la rue” has opened."),
        ("en", "The service de coopération et d’action culturelle (SCAC) thinks of governance."),
        ("en", "Attaché, gendarmerie, commission rogatoire"),
        ("fr", "L’Office de l’ONU travaille avec Save the Children et Zemlja djece."),
        ("fr", "L’International Organization for Migration forme des policiers."),
        ("fr", "Le projet « What is your story and who are you » réunit des jeunes."),
        ("fr", "Weekend à Sofia"),
    ],
)
def test_names_and_quotations_may_be_in_the_other_language(language, text):
    assert ids(other_language, text, language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Introduce yourself in a few words…"),
        ("en", "Lorem ipsum dolor sit amet."),
        ("en", "The project began in XXX."),
        ("en", "TODO ask the embassy"),
        ("en", "Who is asked?"),
        ("fr", "Présentez-vous brièvement…"),
        ("fr", "Je suis…"),
        ("en", "Answer here..."),
        ("fr", "Votre réponse ici…"),
        ("fr", "Le budget est de [à compléter]."),
        ("fr", "Qui est interrogé ?"),
    ],
)
def test_prompt_that_was_left_in_must_change(language, text):
    StandardQuestionFactory(question_en="Who is asked?", question_fr="Qui est interrogé ?")
    (finding,) = found_in(prompt_left_in, text, language)
    assert (finding.id, finding.may_pass) == ("newsletter.I011", False)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "I am in Sofia. We are introduced to the mayor in a few words."),
        ("en", "Louis XIV, size XXL, the XXXth session"),
        ("en", "A toddler, and a to-do list"),
        ("fr", "Je suis en poste à Sofia… depuis deux ans."),
    ],
)
def test_sentences_are_no_prompts(language, text):
    assert ids(prompt_left_in, text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "stubs"),
    [
        ("en", "In the coming months…", 1),
        ("en", "“We met […] and agreed.”", 1),
        ("fr", "Dans les prochains mois...", 1),
        ("fr", "Des policiers, des juges, des enseignants, et bien d’autres encore…", 0),
        ("en", "Focus on… the regional framework.", 0),
    ],
)
def test_sentence_that_stops_short_wants_an_end_or_a_reason(language, text, stubs):
    assert ids(stub, text, language) == ["newsletter.I013"] * stubs


@pytest.mark.parametrize(
    ("language", "text", "passage"),
    [
        ("en", "All actions these actions can help.", "actions these actions"),
        ("en", "The the police met.", "The the"),
        ("en", "It is for <strong>the</strong> the police.", "the the"),
        ("en", "In the fight in the fight against", "In the fight in the fight"),
        ("fr", "La lutte contre contre la traite", "contre contre"),
        ("fr", "Les enfants ces enfants viennent de loin", "enfants ces enfants"),
        ("fr", "l’OSCE l’OSCE", "l’OSCE l’OSCE"),
    ],
)
def test_what_stands_there_twice_is_found(language, text, passage):
    (finding,) = found_in(doubled_words, text, language)
    assert finding.evidence == f"{language}|{passage}"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "What she had had to say was that that day was over."),
        ("en", "Bora Bora, step by step, more and more, hand in hand"),
        ("en", "Children, children of today"),
        ("fr", "Nous nous réunissons ; vous vous réunissez, il faut le faire faire."),
        ("fr", "De plus en plus, face à face, jour après jour"),
        ("fr", "le projet de De Gaulle"),
    ],
)
def test_what_is_meant_twice_may_stand_twice(language, text):
    assert ids(doubled_words, text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "written"),
    [
        ("en", "the Department of Foreign Affairs and its posts", "Department of Foreign Affairs"),
        ("en", "the regional technical advisor", "regional technical advisor"),
        ("en", "in Southeast Europe", "Southeast Europe"),
        ("fr", "le trafic d'êtres humains", "trafic d'êtres humains"),
        ("fr", "le ministère des affaires étrangères", "ministère des affaires étrangères"),
        ("fr", "en Europe du sud-est", "Europe du sud-est"),
    ],
)
def test_form_to_be_avoided_is_found(language, text, written):
    setup_house_style()
    (finding,) = found_in(avoided_form, text, language)
    assert (finding.id, finding.evidence) == ("newsletter.I022", f"{language}|{written}")


def test_wrong_form_inside_the_right_one_is_right():
    TermFactory(term="Office on Drugs and Crime", avoid="Office on Drugs\nUnited Office")
    assert ids(avoided_form, "the Office on Drugs and Crime", "en") == []
    assert ids(avoided_form, "the Office on Drugs", "en") == ["newsletter.I022"]
    assert ids(avoided_form, "the Coffice on Drugs", "en") == []


@pytest.mark.parametrize(
    ("language", "text", "written"),
    [
        ("en", "the network against humain trafficking", "humain trafficking"),
        ("en", "the network against human traficking", "traficking"),
        ("en", "the fight against traffikcing", "traffikcing"),
        ("en", "the Ministry of Foriegn Affairs", "Ministry of Foriegn Affairs"),
        ("fr", "la traite des etres humains", "traite des etres humains"),
        ("fr", "le conseiler technique régional", "conseiler technique régional"),
    ],
)
def test_misspelt_key_term_is_found(language, text, written):
    setup_house_style()
    found = found_in(misspelt_term, text, language) or found_in(avoided_form, text, language)
    assert {finding.id for finding in found} == {"newsletter.I022"}
    assert f"{language}|{written}" in {finding.evidence for finding in found}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Human beings, regional technical advisers, TRAFFICKING and traffickers"),
        ("en", "the right of the child, the Ministry of Justice"),
        ("fr", "La Traite des êtres humains, les traites, le traité, l’Europe du Sud-Est"),
        ("fr", "les conseillers techniques régionaux, Ministère des Affaires étrangères"),
    ],
)
def test_right_terms_and_their_plurals_pass(language, text):
    setup_house_style()
    assert ids(misspelt_term, text, language) + ids(avoided_form, text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "acronyms"),
    [
        ("en", "The GRETA and the BKA met.", ["GRETA", "BKA"]),
        ("en", "IOMs of the region", ["IOM"]),
        ("fr", "l’OIM et les GIP", ["OIM", "GIP"]),
        ("fr", "L’OIM a formé des policiers. L’OIM reviendra.", ["OIM"]),
    ],
)
def test_acronym_that_nothing_explains_is_found_once(language, text, acronyms):
    evidence = [finding.evidence for finding in found_in(unexplained_acronym, text, language)]
    assert evidence == [f"{language}|{acronym}" for acronym in acronyms]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The CTR, the OSCE and two NGOs met colonel EMERAUX, Mr. SMITH and Louis XIV."),
        ("en", "the International Organization for Migration (IOM) and the IOM again"),
        ("en", "SIPA (an agency similar to others), SIPA"),
        ("en", "With BKA, the agency that fights crime"),
        ("en", "GIP: public interest group"),
        ("en", "A WORD FROM THE AMBASSADORS"),
        ("fr", "l’OSCE, les ONG et la SIPA, agence chargée de la lutte contre le crime"),
        ("fr", "l’Organisation internationale pour les migrations (OIM) ; l’OIM"),
        ("fr", "GIP : groupement d’intérêt public"),
    ],
)
def test_explained_acronym_passes(language, text):
    setup_house_style()
    RoleFactory(acronym="CTR")
    HolderFactory(family_name="Emeraux")
    assert ids(unexplained_acronym, text, language) == []


def test_list_of_terms_is_the_ctrs():
    setup_house_style()
    Term.objects.filter(term="FBI").delete()
    assert ids(unexplained_acronym, "the FBI", "en") == ["newsletter.I024"]
    Term.objects.create(language="en", term="FBI")
    assert ids(unexplained_acronym, "the FBI", "en") == []
