import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from newsletter.models import Edition, EditionPicture, Issue
from newsletter.models.frozen import Frozen
from tests.factories import EditionFactory, IssueFactory, MemberFactory, RevisionFactory

pytestmark = pytest.mark.django_db

REFUSED = {
    "issue number 0": lambda: IssueFactory(number=0, year=2014, quarter=1),
    "a fifth quarter": lambda: IssueFactory(quarter=5),
    "a quarter 0": lambda: IssueFactory(quarter=0),
    "a year without a calendar": lambda: IssueFactory(year=1),
    "a number twice": lambda: IssueFactory.create_batch(2, number=7),
    "a quarter twice": lambda: IssueFactory.create_batch(2, year=2015, quarter=1),
    "a published issue without a date": lambda: IssueFactory(status="published"),
    "a withdrawn issue without a date": lambda: IssueFactory(status="withdrawn"),
    "a draft with a publication date": lambda: IssueFactory(published_at=timezone.now()),
    "an issue of no known status": lambda: IssueFactory(status="lost"),
    "a revision 0": lambda: RevisionFactory(number=0),
    "a first publication that corrects": lambda: RevisionFactory(kind="erratum"),
    "a second revision that corrects nothing": lambda: RevisionFactory(number=2, kind="first"),
    "a correction of no kind": lambda: IssueFactory(corrects=IssueFactory(published=True)),
    "a kind of correction without an issue": lambda: IssueFactory(correction=True),
    "two open corrections": lambda: IssueFactory.create_batch(
        2, correction=True, corrects=IssueFactory(published=True)
    ),
    "a published correction": lambda: IssueFactory(
        correction=True, published=True, corrects=IssueFactory(published=True)
    ),
    "a schedule by nobody": lambda: IssueFactory(publish_at=timezone.now()),
    "a schedule of a published issue": lambda: IssueFactory(
        published=True, publish_at=timezone.now(), scheduled_by=MemberFactory(ctr=True)
    ),
    "a withdrawal of a published issue": lambda: IssueFactory(
        published=True, withdrawn_at=timezone.now()
    ),
    "a withdrawn issue without its day": lambda: IssueFactory(withdrawn=True, withdrawn_at=None),
}


@pytest.mark.parametrize("make", REFUSED.values(), ids=REFUSED)
def test_database_refuses(make):
    with pytest.raises(IntegrityError), transaction.atomic():
        make()


def test_edition_is_unique_per_issue_language_and_revision():
    edition = EditionFactory()
    EditionFactory(issue=edition.issue, language="fr")
    EditionFactory(issue=edition.issue, number=2)
    with pytest.raises(IntegrityError), transaction.atomic():
        EditionFactory(issue=edition.issue)


def test_edition_never_changes():
    edition = EditionFactory()
    edition.html = "<p>Rewritten history</p>"
    for change in (
        edition.save,
        edition.delete,
        lambda: Edition.objects.update(html="<p>Rewritten history</p>"),
        lambda: Edition.objects.all().delete(),
        lambda: Edition.objects.bulk_update([edition], ["html"]),
    ):
        with pytest.raises(Frozen):
            change()
    assert "Rewritten" not in Edition.objects.get().html


def test_edition_is_not_replaced_past_its_own_save():
    edition, other = EditionFactory(), RevisionFactory()
    frozen = Edition.objects.values().get()
    rewritten = EditionFactory.build(revision=edition.revision, html="<p>Rewritten history</p>")
    upsert = {
        "update_conflicts": True,
        "update_fields": ["html"],
        "unique_fields": ["revision", "language"],
    }
    for change in (
        lambda: Edition.objects.bulk_create([rewritten], **upsert),
        lambda: other.editions.add(edition),
        lambda: other.editions.set([edition]),
        lambda: edition.revision.editions.all().delete(),
    ):
        with pytest.raises(Frozen):
            change()
    assert Edition.objects.values().get() == frozen


def test_edition_picture_never_changes():
    picture = EditionPicture.objects.create(
        revision=RevisionFactory(), name="a.jpg", content=b"pixels"
    )
    with pytest.raises(Frozen):
        picture.save()
    with pytest.raises(Frozen):
        picture.delete()


def test_edition_whose_checksum_is_another_pdf_s_is_refused():
    with pytest.raises(ValidationError) as refused:
        EditionFactory.build(revision=RevisionFactory(), pdf_sha256="0" * 64).full_clean()
    assert "pdf_sha256" in refused.value.message_dict


def test_public_editions_are_those_of_published_issues():
    public = EditionFactory()
    EditionFactory(issue=IssueFactory(withdrawn=True))
    assert list(Edition.objects.public()) == [public]


def test_takedown_ends_what_was_published_before():
    issue = IssueFactory(published=True)
    for number, kind in enumerate(("first", "erratum", "takedown", "update"), start=1):
        EditionFactory(revision=RevisionFactory(issue=issue, number=number, kind=kind))
    public = Edition.objects.public()
    assert {edition.revision.number for edition in public} == {3, 4}
    assert [edition.revision.number for edition in public.latest("en")] == [4]


def test_published_issues_are_neither_drafts_nor_withdrawn():
    published = IssueFactory(published=True)
    unpublished = {IssueFactory(), IssueFactory(in_review=True)}
    IssueFactory(withdrawn=True)
    assert list(Issue.objects.published()) == [published]
    assert set(Issue.objects.unpublished()) == unpublished


@pytest.mark.parametrize(
    ("quarter", "last_day"),
    [(1, (2015, 3, 31)), (2, (2015, 6, 30)), (3, (2015, 9, 30)), (4, (2015, 12, 31))],
)
def test_issue_tells_of_the_last_day_of_its_quarter(quarter, last_day):
    issue = IssueFactory.build(year=2015, quarter=quarter)
    assert issue.reference_day == datetime.date(*last_day)
