"""What may lead to a person, and what looks alike and leads to nobody."""

import pytest

from newsletter.checks.ages import age_with_place
from newsletter.checks.private_details import case_number, personal_address, telephone
from newsletter.checks.safety import named_victim, shelter
from tests.factories import ActorFactory, CountryFactory, TownFactory

from .manuscripts import found_in, ids

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _known_places():
    bosnia = CountryFactory(name_en="Bosnia and Herzegovina", name_fr="Bosnie-Herzégovine")
    TownFactory(name_en="Tuzla", name_fr="Tuzla", country=bosnia)
    TownFactory(name_en="Vienna", name_fr="Vienne", country=CountryFactory(name_en="Austria"))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A girl aged 14 was found in Tuzla."),
        ("en", "The 14-year-old came from Tuzla."),
        ("en", "She was fourteen years old when she left Tuzla."),
        ("en", "E., 14, told her story."),
        ("en", "E. was at the age of 14 when she left."),
        ("en", "Maria (15) told her story."),
        ("fr", "Une jeune fille de 14 ans a été retrouvée à Tuzla."),
        ("fr", "Âgée de quatorze ans, elle vient de Vienne."),
        ("fr", "E., 14 ans, raconte son histoire."),
        ("fr", "À l’âge de 14 ans, M. (de Vienne) est partie."),
        ("fr", "Elle vient de Tuzla (14 ans)."),
    ],
)
def test_age_beside_a_town_or_an_initial_is_found(language, text):
    assert ids(age_with_place, text, language) == ["newsletter.I050"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "In Tuzla, victims under the age of 18 are heard by trained officers."),
        ("en", "In Tuzla, children aged 6 to 12 go to school; aged 14 or over, to work."),
        ("en", "For 3 years, the embassy has led a project in Tuzla."),
        ("en", "A 10-year-old partnership with Tuzla"),
        ("en", "A girl aged 14 was found."),
        ("en", "Tuzla, 14 December 2014, and Vienna, 15, 16 and 17 December"),
        ("en", "The U.N. helped a girl aged 14."),
        ("fr", "À Tuzla, les mineurs de moins de 18 ans sont entendus par des policiers formés."),
        ("fr", "En poste à Tuzla depuis deux ans, le colonel y dirige un projet de 3 ans."),
        ("fr", "À Tuzla, trois ans après, des enfants âgés de 6 à 12 ans vont à l’école."),
        ("fr", "Une fille de 14 ans a rencontré M. Dupont."),
    ],
)
def test_limits_durations_and_groups_are_nobodys_age(language, text):
    assert ids(age_with_place, text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "The victim, Maria, came home.", "Maria"),
        ("en", "We met Elena Popescu, a victim of trafficking.", "Popescu"),
        ("en", "Elena was a victim of trafficking.", "Elena"),
        ("en", "A victim named E. was heard.", "E."),
        ("fr", "La victime prénommée Maria est rentrée.", "Maria"),
        ("fr", "Elena, jeune victime de la traite, témoigne.", "Elena"),
        ("fr", "Nous avons rencontré Elena, victime de la traite.", "Elena"),
    ],
)
def test_name_beside_victim_is_found(language, text, name):
    (finding,) = found_in(named_victim, text, language)
    assert finding.id == "newsletter.I051"
    assert f"“{name}”" in finding.message


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Ministry helps victims. Bosnia and Herzegovina identifies victims early."),
        ("en", "Today, a victim is heard by a judge. In Tuzla a victim may ask for a lawyer."),
        ("en", "Helping a victim takes time. The victim speaks; this victim was a child."),
        ("en", "An Austrian victim and Bosnian victims were heard."),
        ("en", "La Strada, victim support in Vienna"),
        ("fr", "Chaque victime, en Bosnie-Herzégovine, est entendue. Une victime parle."),
        ("fr", "Les victimes de la traite à Vienne ; la victime de Tuzla"),
        ("fr", "Aujourd’hui, une victime sur trois est un enfant."),
    ],
)
def test_peoples_and_places_name_no_victim(language, text):
    assert ids(named_victim, text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "She lives in a shelter.", True),
        ("en", "The organisation runs a new safe house.", True),
        ("en", "There are shelters in Tuzla.", True),
        ("en", "Shelters are too few; families sheltered refugees.", False),
        ("fr", "Elle vit dans un foyer d’accueil.", True),
        ("fr", "Le centre d’hébergement est gardé.", True),
        ("fr", "Il y a deux refuges à Tuzla.", True),
        ("fr", "Les réfugiés ; une mère au foyer ; les foyers manquent.", False),
    ],
)
def test_place_of_refuge_is_found_where_it_could_be_found(language, text, found):
    assert ids(shelter, text, language) == ["newsletter.I052"] * found


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [
        ("en", "See case no. 123/14.", "case no. 123/14"),
        ("en", "File number K-2014", "File number K-2014"),
        ("en", "in case 12/345", "case 12/345"),
        (
            "en",
            "In this case, 3 people were heard. In case 2 countries agree, resolution 1244",
            None,
        ),
        ("fr", "Le dossier n° 14/123", "dossier n° 14/123"),
        ("fr", "l’affaire numéro 2014-77", "affaire numéro 2014-77"),
        ("fr", "le dossier 2014-2015, le numéro 1 de la lettre, affaire en cours", None),
    ],
)
def test_case_number_is_found(language, text, number):
    evidence = [finding.evidence for finding in found_in(case_number, text, language)]
    assert evidence == ([f"{language}|{number}"] if number else [])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Call + 43 1 501 82 520.", True),
        ("01 23 45 67 89", True),
        ("00359 2 965 11 00", True),
        ("Tel. 965 11 00", True),
        ("Call +43 1 000 00 00.", False),  # a post's, and public
        ("01.12.2014, 270 000 000 euros, 2014-2015, ISBN 978-2-07-036822-8", False),
    ],
)
def test_telephone_is_found_unless_it_is_a_posts(text, found):
    ActorFactory(phone="+43 1 000 00 00", phone_visibility="public")
    assert ids(telephone, text, "en") == ["newsletter.I054"] * found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Write to ana.markovic@example.org.", True),
        ('<a href="mailto:ana@example.org">Write to her</a>', True),
        ("secret@example.org", True),
        ("Write to scac-sofia@example.org or contact@example.org.", False),
        ("@thbnet, a@b", False),
    ],
)
def test_personal_address_is_found_unless_it_is_an_offices(text, found):
    ActorFactory(email="scac-sofia@example.org", email_visibility="public")
    ActorFactory(email="secret@example.org", email_visibility="nobody")
    assert ids(personal_address, text, "en") == ["newsletter.I055"] * found
