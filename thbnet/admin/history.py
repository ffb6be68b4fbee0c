"""For every ModelAdmin: what happened to a row, in which words, and the way back."""

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.translation import gettext as _

from thbnet.versions.history import hold, is_kept, release
from thbnet.versions.timeline import Timeline
from thbnet.versions.tracks import Track

from .choices import is_key
from .links import admin_url
from .pages import OwnPages

VERSION = "version"  # the query parameter that loads an old version into the form


class KeepsHistory(OwnPages):
    """Versions of rows whose model has a history; Django's own pages for all others."""

    quiet_fields = ()  # changed by saving alone: they tell that somebody looked

    def save_model(self, request, obj, form, change):
        hold(obj)
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        release(form.instance, changed=not change or bool(form.changed_data))

    def readable(self, _request, _obj, tracks: list[Track]) -> list[Track]:
        """The part of the row's histories that the member may read. Without owners: all."""
        return tracks

    def tracks(self, request, obj) -> list[Track]:
        """The histories that a row's page tells: its own, and those of the rows edited with it."""
        own = Track.of(obj, quiet=self.quiet_fields)
        inlines = self.get_inline_instances(request, obj)
        return [own, *(inline.track(obj) for inline in inlines if inline.keeps_history)]

    def history_view(self, request, object_id, extra_context=None):
        if not is_kept(self.model):
            return super().history_view(request, object_id, extra_context)
        obj = self.get_object(request, unquote(object_id))
        if not self.has_view_or_change_permission(request, obj):
            raise PermissionDenied
        if obj is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        tracks = self.readable(request, obj, self.tracks(request, obj))
        timeline = Timeline(tracks, obj, request.user)
        page = timeline.page(request.GET.get("page", "1"))
        context = {
            "title": _("History: %(name)s") % {"name": obj},
            "subtitle": None,
            "object": obj,
            "page": page,
            "entries": timeline.entries(page.rows),
            "restorable": self.has_change_permission(request, obj),
            "change_url": admin_url(self.model, "change", obj.pk),
            **(extra_context or {}),
        }
        return self.own_page(request, "admin/version_history.html", context)

    def old_version(self, request, obj):
        """The version that the address asks for, or None if it asks for none.

        Raises PermissionDenied for who cannot restore it, Http404 if it is no version of the row.
        """
        asked_for = request.GET.get(VERSION)
        if obj is None or request.method == "POST" or asked_for is None or not is_kept(self.model):
            return None
        if not self.has_change_permission(request, obj):
            raise PermissionDenied
        [track] = self.readable(request, obj, [Track.of(obj)])
        versions = track.versions
        if is_key(versions.model, asked_for):
            version = versions.exclude(history_type="-").filter(history_id=asked_for).first()
            if version:
                return version
        raise Http404
