"""Whole blocks: pictures, figures, questions, countries, approvals, and the length of it all."""

import pytest
from django.utils import timezone

from newsletter.actions.reasons import MustChange, give_reason
from newsletter.checks import report
from newsletter.checks.approvals import unapproved_text
from newsletter.checks.completeness import empty_block
from newsletter.checks.countries import missing_footnote
from newsletter.checks.figures import figure_without_origin
from newsletter.checks.leftovers import unanswered_question
from newsletter.checks.length import over_budget
from newsletter.checks.manuscript import Manuscript
from newsletter.checks.pictures import consent, unmentioned_child, untold_picture
from newsletter.material import Material
from tests.factories import (
    ActionFactory,
    ActionsFactory,
    ActorFactory,
    ArticleFactory,
    CountriesMapFactory,
    CountryFactory,
    FormerNameFactory,
    HolderFactory,
    ImageFactory,
    InterviewFactory,
    IssueFactory,
    KeyFigureFactory,
    MemberFactory,
    PartnershipFactory,
    QuestionAnswerFactory,
    TextRequestFactory,
    approved,
)

from .manuscripts import found, found_in

pytestmark = pytest.mark.django_db


def ids(check, issue):
    return [finding.id for finding in found(check, issue)]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, []),
        ({"alt_en": "", "alt_fr": ""}, ["newsletter.I030"]),
        ({"credit": ""}, ["newsletter.I031"]),
    ],
)
def test_picture_has_an_alternative_text_and_a_credit(issue, facts, expected):
    ImageFactory(parent=issue, **facts)
    assert ids(untold_picture, issue) == expected


AGREED = {"consent": "She, on 3 May, in the embassy’s safe", "guardian_consent": "Her mother"}


@pytest.mark.parametrize(
    ("people", "recorded", "expected"),
    [
        ("", [], ["newsletter.I032"]),
        ("nobody", [], []),
        ("adults", [], ["newsletter.I033"]),
        ("adults", ["consent"], []),
        ("children", [], ["newsletter.I034"]),
        ("children", ["consent"], ["newsletter.I034"]),
        ("children", ["guardian_consent"], ["newsletter.I034"]),
        ("children", ["consent", "guardian_consent"], []),
    ],
)
def test_people_in_a_picture_have_agreed(issue, people, recorded, expected):
    ImageFactory(parent=issue, people=people, **{name: AGREED[name] for name in recorded})
    assert ids(consent, issue) == expected


@pytest.mark.parametrize("people", ["children", ""])
def test_picture_of_a_child_passes_for_no_reason(issue, people):
    ImageFactory(parent=issue, people=people, consent=AGREED["consent"])
    (finding,) = report(issue).findings
    with pytest.raises(MustChange):
        give_reason(
            issue, finding=finding, reason="It is a drawing, we think.", by=MemberFactory(ctr=True)
        )
    assert report(issue).unsettled == [finding]


def test_child_that_only_the_words_tell_of_is_asked_about(issue):
    ImageFactory(parent=issue, people="adults", alt_fr="Deux fillettes à une table")
    ImageFactory(parent=issue, people="nobody", alt_en="The sea", alt_fr="La mer")
    assert ids(unmentioned_child, issue) == ["newsletter.I035"]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, []),
        ({"qualifier_en": "", "qualifier_fr": ""}, ["newsletter.I026"]),
        ({"source_en": "", "source_fr": ""}, ["newsletter.I027"]),
        ({"source_en": "The ministry", "source_fr": "Le ministère"}, ["newsletter.I028"]),
        ({"source_fr": "Le ministère, n° 120145"}, ["newsletter.I028"]),
    ],
)
def test_figure_says_how_exact_it_is_whose_and_of_when(issue, facts, expected):
    KeyFigureFactory(parent=issue, **facts)
    assert ids(figure_without_origin, issue) == expected


def test_question_has_an_answer_and_an_answer_its_question(issue):
    InterviewFactory(parent=issue)
    QuestionAnswerFactory(parent=issue)
    assert ids(unanswered_question, issue) == []
    QuestionAnswerFactory(parent=issue, answer_en="<p></p>", answer_fr="")
    QuestionAnswerFactory(parent=issue, question_en="", question_fr="")
    assert ids(unanswered_question, issue) == ["newsletter.I012"] * 2


def test_block_without_a_text_says_nothing(issue):
    ArticleFactory(parent=issue, text_en="<p> </p>", text_fr="")
    InterviewFactory(parent=issue)
    CountriesMapFactory(parent=issue)
    assert ids(empty_block, issue) == ["newsletter.I005"] * 2
    QuestionAnswerFactory(parent=issue)
    assert ids(empty_block, issue) == ["newsletter.I005"] * 2  # of the map, not of the interview


@pytest.fixture
def kosovo():
    return CountryFactory(
        name_en="Kosovo", name_fr="Kosovo", footnote_en="Not a position.", footnote_fr="Sans avis."
    )


@pytest.mark.parametrize(
    ("language", "text", "passes"),
    [
        ("en", "Kosovo and Serbia", False),
        ("en", "Kosovo* and Serbia", False),
        ("en", "Kosovo* and Serbia</p><p>* Not a position.", True),
        ("en", "The Kosovar police", True),
        ("fr", "Au Kosovo", False),
        ("fr", "Au Kosovo*</p><p>* Sans avis.", True),
        ("fr", "Avant : Metohija", False),
    ],
)
@pytest.mark.usefixtures("kosovo")
def test_country_is_named_with_its_note(kosovo, language, text, passes):
    FormerNameFactory(country=kosovo, name_en="Metohija", name_fr="Metohija", until="2009-01-01")
    findings = found_in(missing_footnote, text, language)
    assert [finding.id for finding in findings] == ([] if passes else ["newsletter.I025"])
    note = {"en": "Not a position.", "fr": "Sans avis."}[language]
    assert all(note in finding.hint for finding in findings)


def test_note_that_the_page_prints_itself_is_not_asked_for(issue, kosovo):
    PartnershipFactory(country=kosovo, since=None)
    CountriesMapFactory(parent=issue, text_en="<p>Kosovo</p>", text_fr="<p>Kosovo</p>")
    action = ActionFactory(countries=[kosovo], summary_en="In Kosovo")
    ActionsFactory(parent=issue, actions=[action])
    assert ids(missing_footnote, issue) == []
    ActionsFactory(parent=issue, actions=[ActionFactory(summary_en="In Kosovo")])
    assert ids(missing_footnote, issue) == ["newsletter.I025"]


@pytest.fixture
def interview(issue):
    public = {"email": "scac@example.org", "email_visibility": "public"}
    holder = HolderFactory(pictured=True, actor=ActorFactory(**public))
    interview = InterviewFactory(parent=issue, holder=holder)
    QuestionAnswerFactory(parent=issue)
    return interview


def test_interview_is_approved_as_it_stands(issue, interview):
    assert ids(unapproved_text, issue) == ["newsletter.I041"]
    TextRequestFactory(interview=interview)
    assert ids(unapproved_text, issue) == ["newsletter.I041"]
    approved(interview)
    assert ids(unapproved_text, issue) == []
    interview.title_en = "Another title"
    interview.save()
    assert ids(unapproved_text, issue) == ["newsletter.I041"]


def approved_without_photo_and_contact(interview):
    request = approved(interview)
    request.approves_photo = request.approves_contact = False
    request.save()


def test_photo_and_contact_are_approved_where_they_are_shown(issue, interview):
    approved_without_photo_and_contact(interview)
    assert ids(unapproved_text, issue) == ["newsletter.I042", "newsletter.I043"]
    interview.holder.portrait.delete()
    interview.holder.actor.email_visibility = "nobody"
    interview.holder.actor.save()
    assert ids(unapproved_text, issue) == ["newsletter.I041"]
    approved_without_photo_and_contact(interview)
    assert ids(unapproved_text, issue) == []


def test_withdrawn_text_must_go_or_be_approved_anew(issue, interview):
    TextRequestFactory(interview=interview, withdrawn=True)
    (finding,) = found(unapproved_text, issue)
    assert (finding.id, finding.may_pass) == ("newsletter.I040", False)
    approved(interview)
    assert ids(unapproved_text, issue) == []


def test_article_needs_an_approval_once_somebody_has_sent_it(issue):
    article = ArticleFactory(parent=issue)
    request = TextRequestFactory(interview=None, article=article)
    assert ids(unapproved_text, issue) == []
    request.sent_at = timezone.now()
    request.save()
    assert ids(unapproved_text, issue) == ["newsletter.I041"]
    request.cancelled_at = timezone.now()
    request.save()
    assert ids(unapproved_text, issue) == []


def test_pdf_stays_within_the_page_budget():
    material = Material(IssueFactory(page_budget=4))
    assert list(over_budget(Manuscript(material))) == []
    material.pages = {"en": 4, "fr": 5}
    (finding,) = over_budget(Manuscript(material))
    assert finding.may_pass
    assert finding.message == "The PDF in French has 5 pages, more than planned (4)."
