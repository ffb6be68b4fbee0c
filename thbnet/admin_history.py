"""For every ModelAdmin: what happened to a row, in which words, and the way back."""

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from .admin_choices import is_key
from .history import fields_of, hold, is_kept, plain, release, values_of
from .telling import Change, Names, changes
from .timeline import Timeline, Track

VERSION = "version"  # the query parameter that loads an old version into the form


class KeepsHistory:
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
        request.current_app = self.admin_site.name
        context = {
            **self.admin_site.each_context(request),
            "title": _("History: %(name)s") % {"name": obj},
            "subtitle": None,
            "object": obj,
            "opts": self.opts,
            "page": page,
            "entries": timeline.entries(page.rows),
            "restorable": self.has_change_permission(request, obj),
            "change_url": self._change_url(obj),
            **(extra_context or {}),
        }
        return TemplateResponse(request, "admin/version_history.html", context)

    def _change_url(self, obj) -> str:
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_change"
        return reverse(name, args=[obj.pk])

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


class Restored:
    """For forms: begins with the values of an old version, as far as they can still be chosen."""

    old_version = None
    member = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.old_version is not None:
            self.present = dict(self.initial)
            self.initial |= self._old_values()

    def differences(self) -> list[Change]:
        """What saving the old version would change."""
        fields = [field for field in fields_of(self._meta.model) if field.name in self.fields]
        now, then = (
            {field.name: plain(field, values[field.name]) for field in fields}
            for values in (self.present, self.initial)
        )
        names = Names(self.member)
        names.learn(fields, [now, then])
        return changes(fields, now, then, names)

    def _old_values(self) -> dict:
        values = values_of([self.old_version])[self.old_version.history_id]
        return {
            name: self._still_there(field, values[name])
            for name, field in self.fields.items()
            if name in values and name not in _of_pictures(self._meta.model)
            if self._can_be_chosen(field, values[name])
        }

    def _still_there(self, field, value):
        if not isinstance(value, frozenset):
            return value
        return list(field.queryset.filter(pk__in=value))

    def _can_be_chosen(self, field, value) -> bool:
        single = hasattr(field, "queryset") and not isinstance(value, frozenset)
        return not single or value is None or field.queryset.filter(pk=value).exists()


def _of_pictures(model) -> set[str]:
    """Files and their focal points: an old version's file may be gone, today's stays."""
    fields = [field for field in model._meta.fields if hasattr(field, "upload_to")]
    points = {getattr(field, "ppoi_field", None) for field in fields}
    return {field.name for field in fields} | points
