from django.urls import path

from . import views

app_name = "newsletter"
urlpatterns = [
    path("", views.Archive.as_view(), name="archive"),
    path("<int:number>/", views.IssuePage.as_view(), name="issue"),
    path("<int:number>/pdf/", views.pdf, name="pdf"),
    path("<int:number>/revisions/<int:revision>/pdf/", views.revision_pdf, name="revision-pdf"),
]
