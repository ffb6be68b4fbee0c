"""The next search finds what was changed, whoever changed it and in whatever way."""

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from network.models import Actor, Country, Holder, Organisation
from strategy.models import Action, Component
from tests import factories as make
from thbnet.models import ContentChange, ContentVersion, SearchEntry

from .asking import answer, titles

pytestmark = pytest.mark.django_db


@pytest.fixture
def post():
    """A post that is found, and known to be: what follows is a change."""
    seat = make.OrganisationFactory(name_en="Embassy in Sofia", in_town=True)
    post = make.ActorFactory(role__acronym="SCAC", organisation=seat, slug="scac-sofia")
    make.HolderFactory(actor=post, given_name="Ana", family_name="Kovač")
    assert titles("kovac") == ["Ana Kovač – SCAC, Embassy in Sofia"]
    return post


def sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def test_saved_rows_are_found_by_their_new_words(post):
    post.mandate_en = "Liaison with judges"
    post.save()
    assert len(titles("judges")) == 1


def test_rows_updated_in_a_set_are_found_by_their_new_words_only(post):
    Holder.objects.update(family_name="Marić")
    assert titles("maric") == ["Ana Marić – SCAC, Embassy in Sofia"]
    assert titles("kovac") == []


def test_rows_changed_in_plain_sql_are_found_by_their_new_words(post):
    sql("UPDATE network_holder SET family_name = %s", "Petrov")
    assert titles("petrov") == ["Ana Petrov – SCAC, Embassy in Sofia"]
    sql("DELETE FROM network_holder")
    assert titles("petrov") == []
    assert titles("scac", kind="actor") == ["SCAC, Embassy in Sofia"]


def test_rows_that_are_deleted_are_found_no_more(post):
    Holder.objects.all().delete()
    assert titles("kovac") == []
    Actor.countries.through.objects.all().delete()
    Actor.objects.all().delete()
    assert titles("scac", kind="actor") == []


def test_holder_who_moves_is_found_at_the_new_post_only(post):
    other = make.ActorFactory(role__acronym="ASI", organisation=post.organisation)
    Holder.objects.update(actor=other)
    assert titles("kovac") == ["Ana Kovač – ASI, Embassy in Sofia"]


@pytest.mark.parametrize(
    ("change", "word"),
    [
        (lambda post: post.organisation.__class__.objects.update(name_en="Legation"), "legation"),
        (lambda post: post.role.__class__.objects.update(acronym="XYZ"), "xyz"),
        (lambda post: post.organisation.town.__class__.objects.update(name_en="Varna"), "varna"),
        (lambda _post: Country.objects.update(name_fr="Thrace"), "thrace"),
        (lambda post: post.countries.set([make.CountryFactory(name_en="Moesia")]), "moesia"),
        (
            lambda post: make.FormerNameFactory(country=post.organisation.country, name_en="Dacia"),
            "dacia",
        ),
    ],
)
def test_posts_are_found_by_the_new_names_of_what_they_belong_to(post, change, word):
    assert titles(word, kind="actor") == []
    change(post)
    assert len(titles(word, kind="actor")) == 1


def test_action_is_found_by_its_partners(post):
    partner = make.OrganisationFactory(name_en="Animus Foundation")
    action = make.ActionFactory(title_en="School", leader=post)
    assert titles("animus") == []
    action.partners.add(partner)
    assert titles("animus") == ["Animus Foundation", "School"]
    Organisation.objects.filter(pk=partner.pk).update(name_en="La Strada")
    assert titles("strada") == ["La Strada", "School"]
    action.partners.clear()
    assert titles("strada") == []


def test_organisation_that_coordinates_nothing_more_is_found_no_more(post):
    office = make.OrganisationFactory(name_en="Registry office")
    make.ActionFactory(leader=post, coordinator=office)
    assert titles("registry", kind="organisation") == ["Registry office"]
    Action.objects.update(coordinator=None)
    assert titles("registry") == []


def test_components_come_and_go():
    strategy = make.StrategyFactory(adopted_on="2014-06-30", title_en="Strategy")
    component = make.ComponentFactory(strategy=strategy, number=1, title_en="Knowing the routes")
    assert titles("routes") == ["1. Knowing the routes"]
    Component.objects.filter(pk=component.pk).delete()
    assert titles("routes") == []


def test_key_figures_come_and_go():
    figure = make.KeyFigureOfStrategyFactory(figure_en="500,000", label_en="people exploited")
    assert titles("500,000 exploited") == ["500,000 people exploited"]
    figure.qualifier_en = "around"
    figure.save()
    assert titles("500 people") == ["around 500,000 people exploited"]
    assert f'href="/en/strategy/#{figure.anchor}"' in answer("exploited").content.decode()
    figure.delete()
    assert titles("exploited") == []


def test_another_strategy_takes_the_place_of_the_one_before():
    make.StrategyFactory(adopted_on="2014-06-30", title_en="First strategy")
    assert titles("strategy") == ["First strategy"]
    make.StrategyFactory(adopted_on="2019-06-30", title_en="Second strategy")
    assert titles("strategy") == ["Second strategy"]


def test_what_is_rolled_back_was_never_found(post):
    with transaction.atomic():
        Holder.objects.update(family_name="Nobody")
        transaction.set_rollback(True)
    assert titles("nobody") == []
    assert titles("kovac")


def test_searches_do_not_move_the_version_of_the_content(post):
    Holder.objects.update(family_name="Marić")
    version = ContentVersion.current()
    assert titles("maric")
    assert ContentVersion.current() == version
    assert not ContentChange.objects.exists()


def test_everything_can_be_made_anew(post, capsys):
    before = list(SearchEntry.objects.values().order_by("place"))
    SearchEntry.objects.all().delete()
    assert titles("kovac") == []
    call_command("rebuild_search")
    assert "Post: 1 of 1\n" in capsys.readouterr().out
    assert titles("kovac") == ["Ana Kovač – SCAC, Embassy in Sofia"]
    assert list(SearchEntry.objects.values().order_by("place")) == before
