"""What to put in place of the arguments of an address: the keys of rows, real ones."""

from django.contrib.contenttypes.models import ContentType

from network.models import Actor, Holder
from newsletter.models import Image, TextRequest
from strategy.models import Action

MOST_ROWS = 4  # of one model; the world has no more that differ


def _keys(address, _world) -> list:
    """Of all rows, whosoever they are."""
    return list(
        address.model._base_manager.order_by("-pk").values_list("pk", flat=True)[:MOST_ROWS]
    )


def _detours(_address, world) -> list[str]:
    """What the detour to any row's page would be, were it there."""
    rows = [world.sarajevo.first(model) for model in (Actor, Holder, Action)]
    return [f"r/{ContentType.objects.get_for_model(row).pk}/{row.pk}/" for row in rows]


VALUES = {
    "object_id": _keys,
    "pk": _keys,
    "id": _keys,
    "request_pk": lambda _address, _world: TextRequest.objects.values_list("pk", flat=True),
    "what": lambda _address, _world: ["remind", "renew", "ask-again", "cancel"],
    "language": lambda _address, _world: ["en"],
    "medium": lambda _address, _world: ["web"],
    "app_label": lambda _address, _world: ["network", "strategy", "newsletter"],
    "name": lambda _address, _world: [image.image.name for image in Image.objects.all()],
    "url": _detours,
}


def ways(address, world) -> list[str]:
    """The address with every value of its arguments. Raises where nothing is known about one."""
    known = [{}]
    for name in address.arguments:
        if name not in VALUES:
            raise LookupError(f"Tell the walk in {__name__} what <{name}> of {address.route} is.")
        known = [{**way, name: value} for way in known for value in VALUES[name](address, world)]
    if not known:
        raise LookupError(f"The walk finds nothing at {address.route}: create what could leak.")
    return [address.filled_in(way) for way in known]
