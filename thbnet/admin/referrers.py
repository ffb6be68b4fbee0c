"""What refers to a row: by name where the member may see it, as a number where not."""

from collections import defaultdict
from collections.abc import Iterator

from django.db.models import F, Model
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import ngettext

from .links import admin_url
from .relations import pages_of, relations

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
            for row, home in self._at_home(page, attname, rows):
                lines.setdefault(row.pk, _line(row, page, home))
        return lines

    def _at_home(self, page, attname: str, rows: list[Model]) -> Iterator[tuple[Model, Model]]:
        """Each row with the one on whose page it is, where the member may see that."""
        if not (rows and page.has_view_permission(self.request)):
            return
        homes = page.get_queryset(self.request).in_bulk({getattr(row, attname) for row in rows})
        for row in rows:
            if home := homes.get(getattr(row, attname)):
                yield row, home

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
            "%(count)s item that you may not see", "%(count)s items that you may not see", count
        )
        return [told % {"count": count}] if count else []


def _line(row: Model, page, home: Model) -> str:
    return format_html(
        '{}: <a href="{}">{}</a>',
        capfirst(row._meta.verbose_name),
        admin_url(page.model, "change", home.pk),
        home,
    )
