"""Changes of what readers see are noticed; remaking 0001_initial leaves this file alone."""

from django.db import migrations

from thbnet.content.triggers import tracked


class Migration(migrations.Migration):
    dependencies = [("strategy", "0001_initial"), ("thbnet", "0002_content")]
    operations = [
        tracked(
            "strategy_strategy",
            "strategy_componentlink",
            "strategy_action",
            "strategy_contribution",
        ),
        tracked("strategy_component", "strategy_keyfigure", row="strategy_id"),
        tracked(
            "strategy_action_components",
            "strategy_action_countries",
            "strategy_action_towns",
            "strategy_action_partners",
            row="action_id",
        ),
    ]
