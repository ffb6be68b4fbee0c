"""The page on which a message that is another post's business is passed on to it."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods
from translated_fields import to_attribute

from network.actions import pass_on
from network.contact.routing import reachable
from network.models import Actor, Message
from thbnet.admin.links import admin_url
from thbnet.admin.pages import OwnPages

OFFICE = "office"
OFFICES_NAME = _("The network’s office")


class PassOnForm(forms.Form):
    """To any post of which somebody reads messages, or to the office."""

    to = forms.ChoiceField(label=_("Pass it on to"))

    def __init__(self, *args, message: Message, **kwargs):
        super().__init__(*args, **kwargs)
        order = (to_attribute("organisation__name", get_language()), "role__acronym", "slug")
        others = reachable().exclude(pk=message.post_id, organisation=message.organisation_id)
        others = others.named().order_by(*order)
        self.posts = {str(post.pk): post for post in others}
        office = [(OFFICE, OFFICES_NAME)] if message.post_id else []
        named = [(key, str(post)) for key, post in self.posts.items()]
        self.fields["to"].choices = [("", _("Please choose")), *office, *named]

    @property
    def chosen(self) -> Actor | None:
        """None: the office."""
        return self.posts.get(self.cleaned_data["to"])


class PassingOn(OwnPages):
    """For the admin of messages: the page `pass-on/` of a message."""

    def get_urls(self):
        view = require_http_methods(["GET", "HEAD", "POST"])(self.pass_on_view)
        page = path(
            "<int:pk>/pass-on/",
            self.admin_site.admin_view(view),
            name="network_message_pass_on",
        )
        return [page, *super().get_urls()]

    def pass_on_view(self, request, pk):
        if not self.has_change_permission(request):
            raise PermissionDenied
        message = self.get_object(request, str(pk))
        if message is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, str(pk))
        if not self.has_change_permission(request, message):
            raise PermissionDenied
        form = PassOnForm(request.POST if request.method == "POST" else None, message=message)
        if not form.is_valid():
            return self._pass_on_page(request, message, form)
        self._pass_on(request, message, form.chosen)
        return redirect(admin_url(Message, "changelist"))

    def _pass_on(self, request, message: Message, to: Actor | None) -> None:
        """What the log of the admin says of it outlives the message, and tells nothing of it."""
        whom = {"post": to or OFFICES_NAME}
        if not pass_on(message, to=to):
            messages.warning(request, gettext("Somebody else has passed it on meanwhile."))
            return
        self.log_change(request, message, gettext("Passed on to %(post)s.") % whom)
        told = gettext("The message is passed on to %(post)s, and read there from now on.")
        messages.success(request, told % whom)

    def _pass_on_page(self, request, message: Message, form: PassOnForm):
        context = {"title": gettext("Pass on"), "subtitle": str(message)}
        context |= {"message": message, "form": form, "summary": self.summary(message)}
        status = 422 if form.is_bound else 200
        return self.own_page(request, "admin/network/message/pass_on.html", context, status)
