from django.urls import path

from thbnet.shared import shared

from . import views
from .references import FORMATS

app_name = "newsletter"
urlpatterns = [
    path("", shared(views.Archive.as_view()), name="archive"),
    path("feed/", shared(views.newsletter_feed), name="feed"),
    path("<int:number>/", shared(views.IssuePage.as_view()), name="issue"),
    path("<int:number>/pdf/", views.pdf, name="pdf"),
    *(
        path(f"<int:number>/{kind}/", shared(views.reference), {"kind": kind}, name=kind)
        for kind in FORMATS
    ),
    path("<int:number>/revisions/<int:revision>/pdf/", views.revision_pdf, name="revision-pdf"),
]
