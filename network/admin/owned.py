from network.permissions import can_edit
from thbnet.admin import BaseAdmin


class OwnedAdmin(BaseAdmin):
    """For rows that belong to an organisation: its members see these, and no others.

    The model knows its `owner_id`, its queryset the verb `editable_by`.
    """

    def get_queryset(self, request):
        return super().get_queryset(request).editable_by(request.user)

    def owns(self, request, obj=None) -> bool:
        return obj is None or can_edit(request.user, obj)
