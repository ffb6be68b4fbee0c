"""All checks at once: on the first newsletter's defects, on the demo, and on anything at all."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsletter.checks import findings
from newsletter.checks.text import lines_of_html
from newsletter.house_style import setup_house_style
from newsletter.material import Material
from newsletter.models import Article
from tests import factories as make

pytestmark = pytest.mark.django_db


def found(text_en: str, text_fr: str = "<p>Le réseau se réunit.</p>") -> set[str]:
    issue = make.IssueFactory()
    make.ArticleFactory(parent=issue, text_en=text_en, text_fr=text_fr)
    return {finding.id for finding in findings(Material(issue))}


# As printed in 2014, but for names.
FRENCH = "Representative of France, Marion Paradas , la liste des pays prioritaires peut évoluer."
DEPARTMENT = "To meet these needs, the Department of Foreign Affairs has developed a strategy."
QUESTION = "What is your role within the cooperation network against humain trafficking?"
DEFECTS = {
    FRENCH: "newsletter.I010",
    "Introduce yourself in a few words…": "newsletter.I011",
    "Présentez-vous brièvement…": "newsletter.I011",
    "All actions these actions can help to prevent the risk.": "newsletter.I020",
    QUESTION: "newsletter.I022",
    DEPARTMENT: "newsletter.I022",
    "It is financed by the MFA.": "newsletter.I024",
    "ana.markovic@example.org": "newsletter.I055",
}


@pytest.mark.parametrize("defect", DEFECTS)
def test_defects_of_the_first_newsletter_are_found(defect):
    setup_house_style()
    assert found(f"<p>{defect}</p>") == {DEFECTS[defect]}


def test_question_without_an_answer_is_found():
    issue = make.IssueFactory()
    interview = make.InterviewFactory(parent=issue)
    question = "Introduce yourself in a few words…"
    make.QuestionAnswerFactory(parent=issue, question_en=question, answer_en="", answer_fr="")
    make.approved(interview)
    assert {finding.id for finding in findings(Material(issue))} == {
        "newsletter.I011",
        "newsletter.I012",
    }


@pytest.mark.parametrize("length", [3, 30])
def test_checks_take_as_many_queries_for_3_blocks_as_for_30(length, django_assert_num_queries):
    setup_house_style()
    issue = make.IssueFactory()
    text = "<p>A girl aged 14, victim, +43 1 501 82 520, a@example.org, of the GIZ. Shelters.</p>"
    make.ArticleFactory.create_batch(length, parent=issue, text_en=text)
    make.ImageFactory.create_batch(length, parent=issue)
    make.KeyFigureFactory.create_batch(length, parent=issue)
    for _ in range(length):
        make.ForewordFactory(parent=issue, signatories=[make.HolderFactory(pictured=True)])
        make.ActionsFactory(parent=issue, actions=[make.ActionFactory()])
        make.ComponentsDiagramFactory(parent=issue)
        make.TextRequestFactory(interview=make.InterviewFactory(parent=issue))
        make.QuestionAnswerFactory(parent=issue)
    material = Material(issue)
    with django_assert_num_queries(10):
        assert findings(material)


CHARACTERS = "aAé.,…?!’'\"«»“”()[]<>&;:*-+@/0 1\n\u00a0\u00ad\u202f\u200b\u0130ß"
WORDS = ["<p>", "</p>", "THB", "victim ", "aged ", "14 ans", "la ", "the ", "case no. ", "Maria, "]
PIECES = st.sampled_from([*CHARACTERS, *WORDS])


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=60).map("".join)))
def test_no_text_makes_a_check_fail(text, article):
    Article.objects.filter(pk=article.pk).update(text_en=text, text_fr=text, lead_en=text)
    assert isinstance(findings(Material(article.parent)), list)


LONG = ["a", "A.", "1", "...", "<a ", "[(“", "a@", "la ", "THB ", "human ", "case 1/", "day these "]


@pytest.mark.parametrize("piece", LONG)
def test_long_text_takes_no_longer_than_its_length_explains(piece, article):
    """What takes the square of the length takes minutes here."""
    setup_house_style()
    text = piece * (20_000 // len(piece))
    Article.objects.filter(pk=article.pk).update(text_en=text, lead_fr=text)
    material = Material(article.parent)
    begun = time.process_time()
    findings(material)
    assert time.process_time() - begun < 5  # seconds; one, on an idle machine


def test_words_of_neighbouring_elements_stay_apart():
    html = "<h3>One</h3><p>two <b>thr</b>ee&nbsp;four<br>five &lt; six</p><ul><li>7</li></ul>"
    assert lines_of_html(html) == ("One", "two three four", "five < six", "7")


def test_words_repeated_without_end_are_one_finding(issue):
    """Whoever writes a text behind a link must not fill the editors' page with ten thousand."""
    make.ArticleFactory(parent=issue, text_en=f"<p>{'a ' * 5000}</p>")
    found = [one for one in findings(Material(issue)) if one.id == "newsletter.I020"]
    assert len(found) == 1
