import datetime
from itertools import combinations

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef
from django.forms import BaseInlineFormSet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from network.models import FormerName, Partnership
from thbnet.admin import BaseAdmin, BaseTabularInline, pair


class PeriodFormSet(BaseInlineFormSet):
    """Rows typed in together are checked against one another; the model sees only saved ones."""

    def clean(self):
        super().clean()
        periods = [form.instance for form in self.forms if self._counts(form)]
        if any(_overlap(one, other) for one, other in combinations(periods, 2)):
            raise ValidationError(gettext("Two of these partnerships hold on the same day."))

    def _counts(self, form) -> bool:
        filled = form.is_valid() and (form.instance.pk or form.has_changed())
        return bool(filled) and not self._should_delete_form(form)


def _overlap(one, other) -> bool:
    return (one.since or datetime.date.min) < (other.until or datetime.date.max) and (
        other.since or datetime.date.min
    ) < (one.until or datetime.date.max)


class PartnershipInline(BaseTabularInline):
    model = Partnership
    related_fields = ("country",)
    formset = PeriodFormSet
    fields = ["since", "until"]


class FormerNameInline(BaseTabularInline):
    model = FormerName
    fields = [*pair("name"), "until"]


class PartnerFilter(admin.SimpleListFilter):
    title = _("partner")
    parameter_name = "partner"

    def lookups(self, _request, _model_admin):
        return [("yes", _("Yes")), ("no", _("No"))]

    def queryset(self, _request, queryset):
        wanted = {"yes": True, "no": False}.get(self.value())
        return queryset if wanted is None else queryset.filter(is_partner=wanted)


class CountryAdmin(BaseAdmin):
    list_display = [*pair("name"), "code", "partner"]
    list_filter = [PartnerFilter]
    search_fields = ["code", *pair("name"), *(f"former_names__{name}" for name in pair("name"))]
    prepopulated_fields = {"slug": ["name_en"]}
    fieldsets = [(None, {"fields": [pair("name"), ("code", "slug"), pair("footnote")]})]
    inlines = [PartnershipInline, FormerNameInline]
    instead_of_deleting = _(
        "A country that is no longer a partner is not deleted: give its partnership an end."
    )

    def get_queryset(self, request):
        held = Partnership.objects.current().filter(country=OuterRef("pk"))
        return super().get_queryset(request).annotate(is_partner=Exists(held))

    @admin.display(description=_("partner"), boolean=True, ordering="is_partner")
    def partner(self, country):
        return country.is_partner
