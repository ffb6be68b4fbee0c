"""The beginning and the end of what lies behind an author's link."""

from django.conf import settings
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import override
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from newsletter.actions.withdrawing_texts import withdraw
from thbnet.admin.words import ScriptWords

from .forms import WithdrawForm
from .page import AuthorPage


class Start(AuthorPage):
    """Leads to where the author left off."""

    def get(self, _request):
        text = self.text
        waits = text.request.approved_at and not text.has_draft
        return self.to("column" if self.is_closed or waits else "write")


class Withdraw(AuthorPage):
    def get(self, _request):
        return self.page("withdraw", {"form": WithdrawForm()})

    def post(self, request):
        form = WithdrawForm(request.POST)
        if not form.is_valid():
            return self.page("withdraw", {"form": form}, 422)
        withdraw(self.text.request, reason=form.cleaned_data["reason"])
        return redirect("texts:withdrawn")


@require_safe
def withdrawn(request):
    """Knows nobody: the link that led here has ended."""
    response = render(request, "newsletter/texts/withdrawn.html")
    response["X-Robots-Tag"] = "noindex"
    return response


@require_safe
@cache_control(public=True, max_age=3600)
def words(request, language):
    """What the rich text editor writes on its buttons."""
    if language not in dict(settings.LANGUAGES):
        raise Http404
    with override(language):
        return ScriptWords.as_view()(request)
