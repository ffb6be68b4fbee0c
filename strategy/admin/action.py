from django.utils.translation import gettext_lazy as _

from network.admin.confirmed import ConfirmedAdmin, ToUpdateFilter
from network.models import Actor
from network.permissions import edits_everything
from strategy.models import Action
from strategy.models.action import ENDS_TOO_SOON
from thbnet.admin import pair
from thbnet.admin.dates import DatesInOrder

from .contribution import ContributionInline

ADDRESS = (_("Page"), {"fields": ["slug"]})


def proposals(member) -> dict:
    """What a new action of an embassy most often is: led by its one post, in its own country."""
    if edits_everything(member) or member.organisation is None:
        return {}
    own = Actor.objects.editable_by(member).current().values_list("pk", flat=True)[:2]
    leader = {"leader": own[0]} if len(own) == 1 else {}
    return leader | {"countries": [member.organisation.country_id]}


class ActionForm(DatesInOrder):
    begins, ends = "starts_on", "ends_on"
    refusal = ENDS_TOO_SOON

    def is_in_order(self, first, last) -> bool:
        return first <= last


class ActionAdmin(ConfirmedAdmin):
    form = ActionForm
    owner_path = "leader__organisation"
    list_display = [*pair("title"), "status", "leader", "starts_on", "ends_on", "confirmed_on"]
    list_display_links = pair("title")
    list_filter = [
        ToUpdateFilter,
        "status",
        "components",
        "countries",
        "leader__role",
        "leader__organisation",
    ]
    list_select_related = ["leader__role", "leader__organisation"]
    date_hierarchy = "starts_on"
    search_fields = [*pair("title"), *pair("summary"), "slug"]
    prepopulated_fields = {"slug": ["title_en"]}
    autocomplete_fields = ["towns", "coordinator", "partners"]
    checkbox_fields = ["components", "countries"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    pair("title"),
                    pair("summary"),
                    ("status", "starts_on", "ends_on"),
                ]
            },
        ),
        (
            _("Who and where"),
            {
                "description": _(
                    "The CTR adds towns and organisations that the lists do not offer yet."
                ),
                "fields": [
                    "leader",
                    ("components", "countries"),
                    ("towns", "partners"),
                    "coordinator",
                ],
            },
        ),
        (_("In detail"), {"fields": [pair("description"), pair("results")]}),
    ]
    inlines = [ContributionInline]
    instead_of_deleting = _(
        "An action that is over is not deleted: give it its last day, and the status that fits."
    )

    def get_fieldsets(self, request, obj=None):
        """Where its page lies, the CTR decides: others need not know that it has an address."""
        fieldsets = super().get_fieldsets(request, obj)
        return [*fieldsets, ADDRESS] if edits_everything(request.user) else fieldsets

    def get_prepopulated_fields(self, request, obj=None):
        proposed = super().get_prepopulated_fields(request, obj)
        return proposed if edits_everything(request.user) else {}

    def get_changeform_initial_data(self, request):
        return proposals(request.user) | super().get_changeform_initial_data(request)

    def get_autocomplete_fields(self, request):
        """Among the few posts of an embassy nobody needs to search."""
        searched = super().get_autocomplete_fields(request)
        return [*searched, "leader"] if edits_everything(request.user) else searched

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name == "slug":
            kwargs |= {
                "required": False,
                "help_text": _("Left empty, it is made from the English title."),
            }
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def save_model(self, request, obj, form, change):
        obj.slug = obj.slug or Action.objects.free_slug(obj.title_en)
        super().save_model(request, obj, form, change)
