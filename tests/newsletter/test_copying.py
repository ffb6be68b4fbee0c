"""The blocks of one issue in another: all that they tell, or their shape alone."""

import pytest

from newsletter.actions.copying import copy_blocks
from newsletter.fingerprints import HEAD, of_issue
from newsletter.material import Material
from tests import factories
from tests.newsletter.issues import full_issue

pytestmark = pytest.mark.django_db


def kinds(issue) -> list[str]:
    return [block._meta.model_name for block in Material(issue).blocks]


def test_whole_copy_tells_the_same_in_the_same_order():
    source = full_issue(2)
    head = {name: getattr(source, name) for name in HEAD}
    target = factories.IssueFactory(correction=True, corrects=source, **head)
    copy_blocks(source, target, emptied=False)
    assert of_issue(Material(target)) == of_issue(Material(source))
    originals = [block.pk for block in Material(source).blocks]
    assert [block.copy_of for block in Material(target).blocks] == originals


def test_whole_copy_shows_the_same_picture_after_the_originals_have_gone():
    source, target = factories.IssueFactory(), factories.IssueFactory()
    original = factories.ImageFactory(parent=source, image_ppoi="0.2x0.3")
    copy_blocks(source, target, emptied=False)
    original.delete()
    (copy,) = Material(target).blocks
    assert copy.image_ppoi == "0.2x0.3"
    assert copy.image.storage.exists(copy.image.process("page"))


def test_shape_keeps_places_and_what_stands_but_no_word():
    source, target = full_issue(1), factories.IssueFactory()
    (foreword,) = source.newsletter_foreword_set.all()
    gone = factories.HolderFactory(left=True)
    foreword.signatories.add(gone)
    type(foreword).objects.update(section_en="Editorial", starts_page=True)
    copy_blocks(source, target, emptied=True)

    without = [kind for kind in kinds(source) if kind not in {"interview", "image"}]
    assert kinds(target) == without
    first = Material(target).blocks[0]
    assert (first.section_en, first.starts_page, first.title_en, first.text_fr) == (
        "Editorial",
        True,
        "",
        "",
    )
    assert set(first.signatories.all()) == set(foreword.signatories.all()) - {gone}
    assert not any(block.copy_of for block in Material(target).blocks)
    (actions,) = target.newsletter_actions_set.all()
    assert not actions.actions.exists()
    (contact,) = target.newsletter_contact_set.all()
    assert contact.actor == source.newsletter_contact_set.get().actor


def test_questions_of_an_interview_go_with_it_and_others_stay():
    source, target = factories.IssueFactory(), factories.IssueFactory()
    factories.QuestionAnswerFactory(parent=source)
    factories.InterviewFactory(parent=source)
    factories.QuestionAnswerFactory(parent=source)
    copy_blocks(source, target, emptied=True)
    assert kinds(target) == ["questionanswer"]


@pytest.mark.parametrize("emptied", [True, False])
def test_copying_asks_as_little_for_thirty_three_blocks_as_for_eleven(
    emptied, django_assert_num_queries
):
    for number in (1, 3):
        source, target = full_issue(number), factories.IssueFactory()
        with django_assert_num_queries(35 if emptied else 39):
            copy_blocks(source, target, emptied=emptied)
