"""Which actions a published issue has told of."""

from django.contrib import admin
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from .models import Actions, Issue


def is_reported() -> Exists:
    """A condition for querysets of actions: named in a block of an issue that is published."""
    published = Issue.Status.PUBLISHED
    blocks = Actions.objects.filter(actions=OuterRef("pk"), parent__status=published)
    return Exists(blocks)


class ReportedFilter(admin.SimpleListFilter):
    title = _("reported in an issue")
    parameter_name = "reported"

    def lookups(self, _request, _model_admin):
        return [("yes", _("Yes")), ("no", _("Not yet"))]

    def queryset(self, _request, queryset):
        conditions = {"yes": is_reported(), "no": ~is_reported()}
        return queryset.filter(conditions[self.value()]) if self.value() in conditions else queryset
