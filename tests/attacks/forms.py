"""What the forms of the admin would send, for every address that has one."""

import datetime
from itertools import count

from django import forms

from network.models import Actor, Member, Message
from tests.admin_pages import sent_by, typed

NUMBERS = count(1)


def samples(world, addresses, client) -> dict[str, dict]:
    """By route: the form of the page, filled in with what is not Sarajevo's, ready to be sent.

    As a superuser sees it; letters to Sofia are opened by who reads them there.
    """
    found = {}
    for address in addresses:
        # Each time: some addresses sign out.
        client.force_login(world.reader if address.model is Message else world.root)
        page = None if address.draws else client.get(_harmless(address, world))
        found[address.route] = _form_of(page) if page else {}
    return found


def _harmless(address, world) -> str:
    """The address with nothing of Sarajevo's in it."""
    key = _key(address.model, world) if address.model else "none"
    return address.filled_in(dict.fromkeys(address.arguments, key) | {"language": "en"})


def _key(model, world):
    if model in world.sofia.rows:
        return world.sofia.first(model).pk
    if model is Member:
        return world.colleague.pk
    return model._base_manager.order_by("pk").first().pk


def _form_of(response) -> dict:
    context = _context_of(response)
    if "adminform" in context and "inline_admin_formsets" in context:
        return typed(response) | _filled_in(context["adminform"].form)
    found = [value for value in context.values() if isinstance(value, forms.BaseForm)]
    return {name: sent for form in found for name, sent in _filled_in(form).items()}


def _context_of(response) -> dict:
    contexts = response.context or []
    contexts = contexts if isinstance(contexts, list) else [contexts]
    return {name: value for context in contexts for name, value in context.flatten().items()}


def _filled_in(form) -> dict:
    fields = form.fields if form.prefix is None else {}
    blank = {name for name, value in sent_by(form) if value in ("", [])}
    return dict(sent_by(form)) | {name: _plausible(fields[name]) for name in blank & fields.keys()}


def _plausible(field) -> object:
    if isinstance(field, forms.DateField):
        return "2031-01-01"
    if isinstance(field, forms.ModelChoiceField):
        return [row.pk for row in field.queryset[:1]]
    return "stolen"


def ready(sample: dict, world) -> dict:
    """The form so that nothing but a limit can refuse it: what must differ does, each time."""
    number = next(NUMBERS)
    day = datetime.date(2031, 1, 1) + datetime.timedelta(days=number)
    unlike = {
        "slug": f"stolen-{number}",
        "actor": world.sofia.rows[Actor][1].pk,  # the vacant post
        "to": world.sofia.rows[Actor][1].pk,  # where whoever steals letters would have them
        "since": day.isoformat(),
        "until": (day + datetime.timedelta(days=1)).isoformat(),
        "email": f"stolen-{number}@example.org",
    }
    sent = sample | {name: value for name, value in unlike.items() if name in sample}
    return {name: "" if value is None else value for name, value in sent.items()}
