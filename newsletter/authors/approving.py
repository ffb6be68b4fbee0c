"""Approving: the column as readers will see it, and three questions."""

from django.utils.translation import gettext as _

from newsletter.actions.answering import ColumnChanged, NothingWritten, send
from newsletter.texts import Text

from .forms import ApproveForm
from .page import AuthorPage
from .rendered import columns
from .saving import may_send


class Column(AuthorPage):
    """The column as readers will see it, to be approved; and afterwards, as it was approved."""

    def get(self, _request):
        return self._page()

    def post(self, request):
        if self.is_closed:
            return self._page(status=409)
        form = ApproveForm(self._filled_in(), request.POST)
        if not form.is_valid():
            return self._page(form, status=422)
        if not may_send(request, self.text.request):
            told = _("That was very often. Please wait for a minute.")
            return self._page(form, status=429, told=told)
        given = {name: form.cleaned_data.get(name, False) for name in ("photo", "contact")}
        try:
            send(self.text.request, seen=form.cleaned_data["seen"], **given)
        except ColumnChanged:
            self.text = Text(self.text.request)
            return self._page(status=409, changed_meanwhile=True)
        except NothingWritten:
            return self._page(status=422, is_empty=True)
        return self.to("column")

    def _page(self, form=None, status=200, **extra):
        is_approved, context = self.text.is_approved, {}
        if not (is_approved or self.is_closed):
            context = {"changes": self.changes}
            self.text.fill_in()
            context["form"] = form or ApproveForm(self.text)
        context |= {"is_approved": is_approved, "columns": columns(self.text), **extra}
        return self.page("column", context, status)

    def _filled_in(self) -> Text:
        text = Text(self.text.request)
        text.fill_in()
        return text
