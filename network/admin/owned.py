from dataclasses import replace

from network.permissions import can_edit, edits_everything
from thbnet.admin import BaseAdmin

from .own_time import owned_since


class OwnedAdmin(BaseAdmin):
    """For rows that belong to an organisation: its members see these, and no others.

    The model knows its `owner_id`, its queryset the verb `editable_by`.
    """

    owner_path = ""  # from a row to its organisation; without one, staff read no history

    def get_queryset(self, request):
        return super().get_queryset(request).editable_by(request.user)

    def owns(self, request, obj=None) -> bool:
        return obj is None or can_edit(request.user, obj)

    def readable(self, request, obj, tracks):
        """What was written while the row was another organisation's stays with that one."""
        if edits_everything(request.user):
            return tracks
        own = request.user.organisation_id
        if not self.owner_path or own is None:
            return [replace(track, versions=track.versions.none()) for track in tracks]
        since = owned_since(self.model, [obj.pk], self.owner_path, own)
        recent = [
            replace(track, versions=track.versions.filter(history_date__gte=since))
            for track in tracks
        ]
        of_row = recent[0].versions.filter(**{f"{self.owner_path}_id": own})
        return [replace(recent[0], versions=of_row), *recent[1:]]
