from django.urls import path

from thbnet.shared import shared

from . import views
from .filters import ActionFilters

ACTIONS = [*ActionFilters.base_fields, "page"]

app_name = "strategy"
urlpatterns = [
    path("strategy/", shared(views.StrategyPage.as_view(), query=["on"]), name="strategy"),
    path("actions/", shared(views.Actions.as_view(), query=ACTIONS), name="actions"),
    path("actions/<slug:slug>/", shared(views.ActionPage.as_view()), name="action"),
    path("actions/<slug:slug>/towns.svg", shared(views.action_towns), name="action-towns"),
    path("countries/<slug:slug>/towns.svg", shared(views.country_towns), name="country-towns"),
]
