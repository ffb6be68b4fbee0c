"""Since when a row has been an embassy's: what was written before is another one's to read."""

import datetime

from django.db.models import Max, OuterRef, QuerySet, Subquery

ALWAYS = datetime.datetime.min.replace(tzinfo=datetime.UTC)


def owned_since(model, keys, path: str, organisation_id: int) -> datetime.datetime:
    """When the last of these rows came from elsewhere to the organisation that `path` leads to.

    The path may lead over rows that moved themselves: holders go along with their post.
    """
    versions = model.history.filter(**{f"{model._meta.pk.attname}__in": keys})
    own = versions.filter(**{f"{path}_id": organisation_id})
    moments = [_last_arrival(versions, own, versions.exclude(pk__in=own.values("pk")))]
    head, _on_the_way, rest = path.partition("__")
    if rest:
        over = model._meta.get_field(head)
        keys = own.order_by().values(over.attname)
        moments.append(owned_since(over.related_model, keys, rest, organisation_id))
    return max(moments)


def _last_arrival(versions: QuerySet, own: QuerySet, foreign: QuerySet) -> datetime.datetime:
    key = versions.model.instance_type._meta.pk.attname
    before = versions.filter(**{key: OuterRef(key)}, history_id__lt=OuterRef("history_id"))
    arrivals = own.annotate(
        before=Subquery(before.order_by("-history_id").values("history_id")[:1])
    ).filter(before__in=foreign.order_by().values("history_id"))
    return arrivals.aggregate(moment=Max("history_date"))["moment"] or ALWAYS
