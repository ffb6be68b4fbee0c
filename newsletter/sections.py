"""What the newsletter adds to the pages of the other apps: where it told of their object."""

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from network.models import Actor, Country
from strategy.models import Action
from thbnet.sections import add_filter, register

from .admin_home.coverage import coverage
from .admin_home.issues import issues
from .admin_home.texts import asked_texts
from .mentions import mentions
from .models import Actions, Contact, Foreword, Interview, Term
from .reporting import ReportedFilter


def about_country(country: Country) -> dict:
    return mentions(
        Actions.objects.filter(actions__countries=country),
        Interview.objects.filter(holder__actor__organisation__country=country),
    )


def about_actor(actor: Actor) -> dict:
    return mentions(
        Actions.objects.filter(actions__leader=actor),
        Contact.objects.filter(actor=actor),
        Foreword.objects.filter(signatories__actor=actor),
        Interview.objects.filter(holder__actor=actor),
    )


def about_action(action: Action) -> dict:
    return mentions(Actions.objects.filter(actions=action))


def acronyms(_roles) -> dict:
    return {"acronyms": Term.objects.acronyms().filter(language=get_language())}


def register_all() -> None:
    """Add to public pages what the newsletter told of them, and the acronyms that it uses."""
    for page, context in (("actor", about_actor), ("action", about_action)):
        register(page, template="newsletter/_mentions.html", context=context)
    register(
        "country",
        template="newsletter/_country_mentions.html",
        context=about_country,
        place=5,
        anchor="mentions",
        title=_("In the newsletter"),
    )
    register("glossary", template="newsletter/_acronyms.html", context=acronyms)
    register("admin-home", template="admin/home/texts.html", context=asked_texts)
    register("admin-home", template="admin/home/issues.html", context=issues, place=3)
    register("admin-home", template="admin/home/coverage.html", context=coverage, place=5)
    add_filter(Action, ReportedFilter)
