from django.urls import path

from thbnet.shared import shared

from . import views

app_name = "strategy"
urlpatterns = [
    path("strategy/", shared(views.StrategyPage.as_view()), name="strategy"),
    path("actions/", shared(views.Actions.as_view(), query=["page"]), name="actions"),
    path("actions/<slug:slug>/", shared(views.ActionPage.as_view()), name="action"),
]
