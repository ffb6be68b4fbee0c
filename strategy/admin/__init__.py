from django.contrib import admin

from strategy.models import Action, Component, Contribution, Strategy

from .action import ActionAdmin
from .contribution import ContributionAdmin
from .strategy import ComponentAdmin, StrategyAdmin

# In the order of the index: what changes most often first.
for model, options in (
    (Action, ActionAdmin),
    (Contribution, ContributionAdmin),
    (Strategy, StrategyAdmin),
    (Component, ComponentAdmin),
):
    admin.site.register(model, options)
