import datetime

import factory
from factory.django import DjangoModelFactory

from strategy.models import Action, Component, Contribution, KeyFigure, Strategy

from .network import ActorFactory, OrganisationFactory
from .related import many


class StrategyFactory(DjangoModelFactory):
    class Meta:
        model = Strategy

    title_en = "A strategy"
    title_fr = "Une stratégie"
    adopted_on = factory.Sequence(lambda n: datetime.date(2014, 6, 30) + datetime.timedelta(days=n))
    adopted_by_en = "The ministry"
    adopted_by_fr = "Le ministère"
    objective_en = "Help the people who do the work talk to one another."
    objective_fr = "Aider celles et ceux qui agissent à se parler."
    context_en = "<p>Too little is known.</p>"
    context_fr = "<p>On en sait trop peu.</p>"


class KeyFigureOfStrategyFactory(DjangoModelFactory):
    class Meta:
        model = KeyFigure

    strategy = factory.SubFactory(StrategyFactory)
    figure_en = figure_fr = "10"
    label_en = factory.Sequence("countries, count {}".format)
    label_fr = factory.Sequence("pays, décompte {}".format)
    source_en = "The ministry"
    source_fr = "Le ministère"
    told_on = datetime.date(2014, 6, 30)


class ComponentFactory(DjangoModelFactory):
    class Meta:
        model = Component
        skip_postgeneration_save = True

    strategy = factory.SubFactory(StrategyFactory)
    number = factory.Sequence(lambda n: n + 1)
    title_en = factory.LazyAttribute("Component {0.number}".format)
    title_fr = factory.LazyAttribute("Volet {0.number}".format)
    short_title_en = factory.LazyAttribute("Part {0.number}".format)
    short_title_fr = factory.LazyAttribute("Volet {0.number}".format)
    aim_en = "Know more."
    aim_fr = "Mieux connaître."

    informs = many("informs")


class ActionFactory(DjangoModelFactory):
    class Meta:
        model = Action
        skip_postgeneration_save = True

    title_en = factory.Sequence("Action {}".format)
    title_fr = factory.Sequence("Action française {}".format)
    slug = factory.Sequence("action-{}".format)
    summary_en = "What is done, in brief."
    summary_fr = "Ce qui est fait, en bref."
    leader = factory.SubFactory(ActorFactory)

    components = many("components")
    countries = many("countries")
    towns = many("towns")
    partners = many("partners")


class ContributionFactory(DjangoModelFactory):
    """Money for the work as a whole, unless `action` is given."""

    class Meta:
        model = Contribution

    year = 2014
    amount = "270000.00"
    giver = factory.SubFactory(OrganisationFactory)
