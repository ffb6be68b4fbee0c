from django.urls import path
from django.views.generic import TemplateView

from thbnet.shared import shared

from . import views

app_name = "network"
urlpatterns = [
    path("countries/", shared(views.Countries.as_view()), name="countries"),
    path("countries/<slug:slug>/", shared(views.CountryPage.as_view()), name="country"),
    path("network/", shared(views.Actors.as_view()), name="actors"),
    path("network/<slug:slug>/", shared(views.ActorPage.as_view()), name="actor"),
    path("glossary/", shared(views.Glossary.as_view()), name="glossary"),
    path("contact/", views.Contact.as_view(), name="contact"),
    path(
        "contact/sent/",
        shared(TemplateView.as_view(template_name="network/contact_sent.html")),
        name="contact-sent",
    ),
]
