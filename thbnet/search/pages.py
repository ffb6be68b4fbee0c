from django.utils.translation import gettext_lazy as _

from thbnet.models import Page
from thbnet.plaintext import to_plain

from .sources import Entry, Source


class Pages(Source):
    kind, place, label = "page", 7, _("About this site")
    model = Page

    def rows(self):
        return Page.objects.all()

    def entries(self, row):
        yield Entry(title=row.title, url=row.get_absolute_url(), body=to_plain(row.body))
