from django.urls import path
from django.views.generic import TemplateView

from . import views

app_name = "network"
urlpatterns = [
    path("countries/", views.Countries.as_view(), name="countries"),
    path("countries/<slug:slug>/", views.CountryPage.as_view(), name="country"),
    path("network/", views.Actors.as_view(), name="actors"),
    path("network/<slug:slug>/", views.ActorPage.as_view(), name="actor"),
    path("glossary/", views.Glossary.as_view(), name="glossary"),
    path("contact/", views.Contact.as_view(), name="contact"),
    path(
        "contact/sent/",
        TemplateView.as_view(template_name="network/contact_sent.html"),
        name="contact-sent",
    ),
]
