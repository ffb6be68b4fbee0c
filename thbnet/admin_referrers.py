"""What refers to a row: by name where the member may see it, as a number where not."""

from collections import defaultdict

from django.db.models import F, Model
from django.forms.models import _get_foreign_key
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import ngettext

from .admin_links import admin_url

MOST = 100  # named for each relation


class Referrers:
    """Of rows of one model, as the member of the request sees them. False when there are none."""

    def __init__(self, model_admin, request, objs):
        self.site, self.request, self.objs = model_admin.admin_site, request, list(objs)
        self.named: dict[object, list[str]] = defaultdict(list)
        self.unnamed = self.hidden = 0
        for relation in relations(model_admin):
            self._add(relation)

    def __bool__(self) -> bool:
        return bool(self.named or self.unnamed or self.hidden)

    def _add(self, relation) -> None:
        name = relation.field.name
        rows = relation.related_model._base_manager.filter(**{f"{name}__in": self.objs})
        found = list(rows.annotate(refers_to=F(name)).order_by("pk")[:MOST])
        if len(found) == MOST:
            self.unnamed += rows.count() - MOST
        lines = self._lines(relation.related_model, found)
        for row in found:
            if row.pk in lines:
                self.named[row.refers_to].append(lines[row.pk])
        self.hidden += sum(row.pk not in lines for row in found)

    def _lines(self, model: type[Model], rows: list[Model]) -> dict[object, str]:
        """By key: each row that the member may see, linked to the page where it can be changed."""
        lines = {}
        for page, attname in pages_of(self.site, model):
            if rows and page.has_view_permission(self.request):
                homes = page.get_queryset(self.request).in_bulk({getattr(r, attname) for r in rows})
                for row in rows:
                    if home := homes.get(getattr(row, attname)):
                        lines.setdefault(row.pk, _line(row, page, home))
        return lines

    def as_list(self) -> list:
        """For the filter `unordered_list`: by row, where there are several."""
        if len(self.objs) == 1:
            named = [line for lines in self.named.values() for line in lines]
        else:
            named = [part for obj in self.objs if obj.pk in self.named for part in self._told(obj)]
        return [*named, *self._count_unnamed(), *self.count_hidden(self.hidden)]

    def _told(self, obj) -> tuple[str, list[str]]:
        return str(obj), self.named[obj.pk]

    def _count_unnamed(self) -> list[str]:
        told = ngettext("and %(count)s more", "and %(count)s more", self.unnamed)
        return [told % {"count": self.unnamed}] if self.unnamed else []

    def count_hidden(self, count: int) -> list[str]:
        told = ngettext(
            "%(count)s more that you may not see", "%(count)s more that you may not see", count
        )
        return [told % {"count": count}] if count else []


def relations(model_admin) -> list:
    """The relations that point to the model: not from its parts, nor from what only remembers.

    Histories and the tables between two models are hidden, as Django calls it; the other end of
    a many-to-many relation is not.
    """
    parts = {key for inline in model_admin.inlines for key in part_keys(inline, model_admin.model)}
    return [
        relation
        for relation in model_admin.model._meta.get_fields()
        if relation.auto_created
        and not relation.concrete
        and relation.field not in parts
        and relation.get_accessor_name() not in model_admin.own_parts
        and _is_the_only_way(relation)
    ]


def _is_the_only_way(relation) -> bool:
    """A many-to-many relation whose table is a model is met again at that model's keys."""
    return not relation.many_to_many or bool(relation.through._meta.auto_created)


def part_keys(inline, model: type[Model]) -> list:
    """The foreign key by which rows of this table are part of the model's, if they are."""
    if not getattr(inline, "edits_rows", True):
        return []
    return [_get_foreign_key(model, inline.model, fk_name=getattr(inline, "fk_name", None))]


def pages_of(site, model: type[Model]):
    """The admin classes on whose pages the model's rows are, each with the name of the key."""
    if site.is_registered(model):
        yield site.get_model_admin(model), model._meta.pk.attname
    for model_admin in site._registry.values():
        for inline in model_admin.inlines:
            if inline.model is model:
                for key in part_keys(inline, model_admin.model):
                    yield model_admin, key.attname


def _line(row: Model, page, home: Model) -> str:
    return format_html(
        '{}: <a href="{}">{}</a>',
        capfirst(row._meta.verbose_name),
        admin_url(page.model, "change", home.pk),
        home,
    )
