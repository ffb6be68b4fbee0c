from django.urls import path

from . import views

app_name = "strategy"
urlpatterns = [
    path("strategy/", views.StrategyPage.as_view(), name="strategy"),
    path("actions/", views.Actions.as_view(), name="actions"),
    path("actions/<slug:slug>/", views.ActionPage.as_view(), name="action"),
]
