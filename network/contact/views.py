"""The contact form's pages. They carry a token of one reader's form: no copy is ever shared."""

from http import HTTPStatus

from allauth.core import ratelimit
from django.http import Http404
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.generic import FormView, TemplateView

from network.actions import receive
from network.models import Actor, Hotline
from network.models.message import KEPT_FOR

from .forms import GeneralForm, MessageForm
from .routing import Route, mandated, route

TEN_MINUTES = 600  # seconds: the window of ACCOUNT_RATE_LIMITS in which most are kept waiting


@method_decorator(never_cache, name="dispatch")
class Contact(FormView):
    template_name = "network/contact.html"
    form_class = GeneralForm
    extra_context = {"days": KEPT_FOR.days}

    def get_initial(self):
        return {name: self.request.GET.get(name, "") for name in ("topic", "country")}

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs, hotlines=self.hotlines())

    def hotlines(self):
        return Hotline.objects.listed()

    def route(self, form) -> Route:
        return route(mandated(form.cleaned_data["topic"], form.cleaned_data["country"]))

    def form_valid(self, form):
        if not form.is_from_a_robot:
            to = self.route(form)
            if not self._may_write(to):
                return self._wait(form)
            receive(route=to, sent_as=form.sent_as, language=get_language(), **form.said)
        return redirect("network:contact-sent")

    def form_invalid(self, form):
        return self._shown_again(form, HTTPStatus.UNPROCESSABLE_ENTITY)

    def _may_write(self, to: Route) -> bool:
        who = to.post.slug if to.post else ""
        return bool(ratelimit.consume(self.request, action="write_message", key=who))

    def _wait(self, form):
        form.add_error(None, form.TOO_MANY)
        response = self._shown_again(form, HTTPStatus.TOO_MANY_REQUESTS)
        response.headers["Retry-After"] = TEN_MINUTES
        return response

    def _shown_again(self, form, status: HTTPStatus):
        return self.render_to_response(self.get_context_data(form=form), status=status)


class ContactPost(Contact):
    template_name = "network/contact_post.html"
    form_class = MessageForm

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        posts = Actor.objects.current().with_holders()
        self.asked = posts.filter(slug=kwargs["slug"]).first()

    def dispatch(self, request, *args, **kwargs):
        if self.asked is None:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs, post=self.asked, route=route(self.asked))

    def hotlines(self):
        return Hotline.objects.for_countries(self.asked.countries.all())

    def route(self, _form) -> Route:
        return route(self.asked)


class ContactSent(TemplateView):
    template_name = "network/contact_sent.html"
    extra_context = {"days": KEPT_FOR.days}
