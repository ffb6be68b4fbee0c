"""Changes of what readers see are noticed; remaking 0001_initial leaves this file alone."""

from django.db import migrations

from thbnet.content.triggers import tracked


class Migration(migrations.Migration):
    dependencies = [("network", "0001_initial"), ("thbnet", "0002_content")]
    operations = [
        tracked(
            "network_country",
            "network_town",
            "network_organisation",
            "network_role",
            "network_actor",
            "network_hotline",
        ),
        tracked("network_holder", "network_actor_countries", row="actor_id"),
        tracked("network_formername", "network_partnership", row="country_id"),
    ]
