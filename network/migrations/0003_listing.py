"""The database lists each post where it is found; remaking 0001_initial leaves this file alone."""

from django.db import migrations

from network.listing_triggers import drop_triggers, make_triggers


class Migration(migrations.Migration):
    dependencies = [("network", "0002_content")]
    operations = [migrations.RunPython(make_triggers, drop_triggers)]
