"""Groups by their names in the reader's language: `newsletter.groups` says them in English."""

from django.utils.translation import gettext

from thbnet.admin.questions import RelatedFilter


def group_name(group) -> str:
    return gettext(group.name)


class GroupFilter(RelatedFilter):
    def field_choices(self, field, request, model_admin):
        choices = super().field_choices(field, request, model_admin)
        return [(key, gettext(name)) for key, name in choices]
