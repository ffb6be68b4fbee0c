"""What a browser may send to the block editor, kindly or not."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from newsletter.material import Material
from newsletter.models import BLOCKS, Article, Interview, Issue
from tests.admin_pages import errors_of, page
from tests.blocks import ARTICLE, new
from tests.factories import (
    ActionsFactory,
    ArticleFactory,
    ComponentsDiagramFactory,
    ContactFactory,
    CountriesMapFactory,
    ForewordFactory,
    HolderFactory,
    ImageFactory,
    InterviewFactory,
    KeyFigureFactory,
    NetworkMapFactory,
    QuestionAnswerFactory,
)
from thbnet.admin.limits import LONGEST_TEXT

pytestmark = pytest.mark.django_db

FACTORIES = [
    ForewordFactory,
    ArticleFactory,
    ComponentsDiagramFactory,
    CountriesMapFactory,
    NetworkMapFactory,
    InterviewFactory,
    QuestionAnswerFactory,
    ActionsFactory,
    KeyFigureFactory,
    ImageFactory,
    ContactFactory,
]


def test_every_kind_of_block_is_saved_unchanged_by_an_untouched_form(issue, save):
    made = [factory(parent=issue) for factory in FACTORIES]
    assert {type(block) for block in made} == set(BLOCKS)
    assert save().status_code == 302
    for block in made:
        again = type(block).objects.get()
        for field in block._meta.fields:
            assert getattr(again, field.name) == getattr(block, field.name), field


def test_blocks_are_told_apart_by_what_they_say(editor, issue):
    InterviewFactory(parent=issue, title_en="", holder__family_name="Dragan")
    html = editor.get(page(Issue, "change", issue.pk)).content.decode()
    assert 'Interview:</b><span class="inline_label">' in html
    assert "Dragan" in html


def test_moved_block_keeps_its_new_place(article, issue, save):
    other = ArticleFactory(parent=issue, title_en="Second", ordering=20)
    save(**{f"{ARTICLE}-ordering": 30})
    assert list(Article.objects.filter(parent=issue)) == [other, article]


def test_forty_blocks_fit_into_one_save(issue, save):
    for number in range(20):
        ArticleFactory(parent=issue, ordering=number)
        QuestionAnswerFactory(parent=issue, ordering=number)
    assert save(**{f"{ARTICLE}-title_en": "Changed"}).status_code == 302
    assert Article.objects.filter(title_en="Changed").count() == 1


def test_script_is_cleaned_away(article, save):
    save(**{f"{ARTICLE}-text_en": '<p onclick="x()">Fine<script>alert(1)</script></p>'})
    article.refresh_from_db()
    assert article.text_en == "<p>Fine</p>"


def test_picture_of_another_place_is_cleaned_away(article, save):
    save(**{f"{ARTICLE}-text_en": '<p>Fine<img src="file:///etc/passwd"></p>'})
    article.refresh_from_db()
    assert article.text_en == "<p>Fine</p>"


HOSTILE = {
    "nested": ("text_en", "<div>" * 900 + "x" + "</div>" * 900),
    "endless": ("text_fr", "x" * (LONGEST_TEXT + 1)),
    "endless teaser": ("teaser_fr", "x" * (LONGEST_TEXT + 1)),
    "endless title": ("title_en", "x" * 121),
    "zero byte": ("title_fr", "a\0b"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_refused_beside_its_field_and_nothing_is_lost(article, save, name):
    field, value = HOSTILE[name]
    other = {f"{ARTICLE}-section_en": "Typed meanwhile"}
    answer = save(**{f"{ARTICLE}-{field}": value}, **other)
    assert answer.status_code == 200
    assert f"{ARTICLE}-{field}" in errors_of(answer)
    assert "Typed meanwhile" in answer.content.decode()
    article.refresh_from_db()
    assert (article.title_en, article.section_en) == ("Kept", "")


def test_added_block_stands_where_it_was_put(article, issue, save):
    save(**new(Interview, holder=HolderFactory().pk, portrait_ppoi="0.5x0.5"))
    assert [block.ordering for block in Material(issue).blocks] == [5, 10]


def test_picture_that_is_none_is_refused_beside_its_field(issue, save):
    ImageFactory(parent=issue)
    answer = save(**{"image_set-0-image": SimpleUploadedFile("x.png", b"MZ nonsense")})
    assert "not a picture" in errors_of(answer)["image_set-0-image"][0]
