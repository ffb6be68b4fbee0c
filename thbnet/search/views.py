from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.views.generic import TemplateView

from thbnet.filters import Filtered

from .asking import Answer, ask
from .forms import SearchForm


class Description(TemplateView):
    """After OpenSearch 1.1: browsers offer to search this site from their own address bar."""

    template_name = "search/opensearch.xml"
    content_type = "application/opensearchdescription+xml"


class Search(Filtered, TemplateView):
    """Answers to questions are not shared between readers: there is no end of addresses of them."""

    template_name = "search/search.html"
    filter_form = SearchForm

    @property
    def kept(self) -> dict[str, str]:
        """Without the number of the page: there are other results in another language."""
        return self.filters.kept

    def get_context_data(self, **kwargs):
        answer = self.answer
        return super().get_context_data(
            **kwargs, answer=answer, page=answer and answer.page, was_asked=bool(self.filters.data)
        )

    @cached_property
    def answer(self) -> Answer | None:
        if not self.filters.is_valid():
            return None
        question, number = self.filters.question, self.filters.page
        answer = question and number and ask(question, number, self.filters.countries)
        if number is None or (question and answer is None):
            self.filters.add_error(None, gettext("There is no such page of results."))
        return answer or None
