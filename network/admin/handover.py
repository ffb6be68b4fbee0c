"""The page of a post on which one person leaves and the next one arrives."""

from django.contrib import messages
from django.contrib.admin.helpers import AdminForm
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from js_asset import Media
from translated_fields.fields import show_language_code

from network.handover import ChangedMeanwhile, Handover, done_already, hand_over
from network.models import Actor, Holder
from thbnet.admin.links import admin_url
from thbnet.admin.pages import OwnPages

from .handover_form import HandoverForm, handover_form
from .handover_words import what_happens


class HandingOver(OwnPages):
    """For the admin of posts: the page `handover/` of a post."""

    def get_urls(self):
        view = require_http_methods(["GET", "HEAD", "POST"])(self.handover_view)
        page = path(
            "<int:pk>/handover/",
            self.admin_site.admin_view(view),
            name="network_actor_handover",
        )
        return [page, *super().get_urls()]

    @property
    def holders(self):
        return self.admin_site.get_model_admin(Holder)

    def handover_view(self, request, pk):
        if not self._may_hand_over(request):
            raise PermissionDenied
        actor = self.get_object(request, str(pk))
        if actor is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, str(pk))
        if not self.has_change_permission(request, actor):
            raise PermissionDenied
        with show_language_code(True):
            return self._hand_over(request, Handover.of(actor))

    def _may_hand_over(self, request) -> bool:
        return (
            self.has_change_permission(request)
            and self.holders.has_add_permission(request)
            and self.holders.has_change_permission(request)
        )

    def _hand_over(self, request, handover: Handover):
        posted = (request.POST, request.FILES) if request.method == "POST" else (None, None)
        form = handover_form(self.holders, request)(*posted, handover=handover)
        if not form.is_bound:
            return self._handover_page(request, form)
        if not form.is_valid():
            return self._handover_page(request, form, 422)
        return self._save_handover(request, form)

    def _save_handover(self, request, form: HandoverForm):
        wished = {"leaves": form.cleaned_data.get("last_day"), "arrives": form.arrives}
        actor, seen = form.handover.actor, form.cleaned_data["seen"]
        try:
            done = hand_over(actor, by=request.user, seen=seen, **wished)
            form.take_down_replaced()
        except ValidationError as refusal:
            form.add_error(None, refusal)
            return self._handover_page(request, form, 422)
        except (ChangedMeanwhile, IntegrityError):
            done = done_already(actor, **wished)
            if done is None:
                form.handover = Handover.of(actor)
                return self._handover_page(request, form, 409, changed=True)
        messages.success(request, what_happens(done))
        return redirect(admin_url(Actor, "change", actor.pk))

    def _handover_page(self, request, form: HandoverForm, status=200, **extra):
        shown = AdminForm(form, form.fieldsets, {}, model_admin=self)
        context = {
            "title": _("Hand over a post") if form.handover.leaving else _("Fill a vacant post"),
            "subtitle": str(form.handover.actor),
            "handover": form.handover,
            "adminform": shown,
            "media": Media.from_media(self.media + shown.media, nonce=request.csp_nonce),
            **extra,
        }
        return self.own_page(request, "admin/network/actor/handover.html", context, status).render()
