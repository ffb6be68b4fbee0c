from django.urls import path

from thbnet.shared import shared

from . import views
from .contact.views import Contact, ContactPost, ContactSent
from .filters import PostFilters

POSTS = [*PostFilters.base_fields, "page"]

app_name = "network"
urlpatterns = [
    path("countries/", shared(views.Countries.as_view(), query=["on"]), name="countries"),
    path("countries/map.svg", shared(views.CountriesMap.as_view()), name="countries-map"),
    path(
        "countries/<slug:slug>/",
        shared(views.CountryPage.as_view(), query=["on"]),
        name="country",
    ),
    path("network/", shared(views.Actors.as_view(), query=POSTS), name="actors"),
    path("network/map.svg", shared(views.ActorsMap.as_view(), query=POSTS), name="map"),
    path("network/<slug:slug>/", shared(views.ActorPage.as_view(), query=["on"]), name="actor"),
    path("glossary/", shared(views.Glossary.as_view()), name="glossary"),
    path("network/<slug:slug>/contact/", ContactPost.as_view(), name="contact-post"),
    path("contact/", Contact.as_view(), name="contact"),
    path("contact/sent/", shared(ContactSent.as_view()), name="contact-sent"),
]
