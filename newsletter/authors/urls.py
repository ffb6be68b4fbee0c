from django.urls import path

from . import views
from .approving import Column
from .writing import Portrait, Write

app_name = "texts"
urlpatterns = [
    path("withdrawn/", views.withdrawn, name="withdrawn"),
    path("words/<str:language>.js", views.words, name="words"),
    path("<str:token>/", views.Start.as_view(), name="start"),
    path("<str:token>/write/", Write.as_view(), name="write"),
    path("<str:token>/column/", Column.as_view(), name="column"),
    path("<str:token>/portrait/", Portrait.as_view(), name="portrait"),
    path("<str:token>/withdraw/", views.Withdraw.as_view(), name="withdraw"),
]
