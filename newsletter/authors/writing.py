"""Writing: saved while it is typed, or by a button where no script runs."""

from django.http import HttpResponseNotFound, JsonResponse
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from js_asset import Media

from newsletter.actions.answering import save_draft
from thbnet.files import file_response

from .forms import TextForm
from .page import AuthorPage
from .saving import may_save, picture_shown

AS_JSON = "application/json"


class Write(AuthorPage):
    def get(self, _request):
        if self.is_closed:
            return self.to("column")
        return self._page(self._form())

    def post(self, request):
        form = self._form(request.POST, request.FILES)
        if not may_save(request, self.text.request):
            return self._refuse(form, _("That was very often. Please wait for a minute."), 429)
        if not form.is_valid():
            return self._refuse(form, _("Not saved: please look at what is marked."), 422)
        kept = save_draft(
            self.text.request,
            written=form.written,
            portrait=form.new_portrait,
            focal_point=form.focal_point,
        )
        return self._saved(kept)

    def _form(self, *sent) -> TextForm:
        shown = picture_shown(self.text, self.address("portrait"))
        return TextForm(self.text, *sent, portrait=shown)

    def _saved(self, kept):
        at = time_format(timezone.localtime(kept.saved_at))
        if self.wants_json:
            return JsonResponse({"told": _("Saved at %(time)s.") % {"time": at}})
        return self.to("column" if "continue" in self.request.POST else "write")

    def _refuse(self, form, sentence: str, status: int):
        if self.wants_json:
            errors = [error for errors in form.errors.values() for error in errors]
            told = " ".join([sentence, *errors])
            return JsonResponse({"told": told, "errors": form.errors}, status=status)
        return self._page(form, status, told=sentence)

    @property
    def wants_json(self) -> bool:
        return self.request.headers.get("Accept") == AS_JSON

    def _page(self, form, status=200, **extra):
        left_over = [
            (part, over) for part in self.text.parts if (over := self.text.left_over(part))
        ]
        media = Media.from_media(form.media, nonce=self.request.csp_nonce)
        extra |= {"form": form, "media": media, "left_over": left_over}
        context = {"portrait_in_text": self._portrait_in_text(), **extra}
        return self.page("write", context, status)

    def _portrait_in_text(self) -> str:
        """Where the picture is that they approved, unless they chose another since; or ""."""
        approved = getattr(self.text.block, "portrait", None)
        return self.address("portrait") if approved and not self.text.request.portrait else ""


class Portrait(AuthorPage):
    """The picture that the author chose themselves, and that nobody else's address shows."""

    def get(self, _request):
        picture = self.text.request.portrait or getattr(self.text.block, "portrait", None)
        if not picture:
            return HttpResponseNotFound()
        return file_response(picture.storage, picture.process("whole"))
