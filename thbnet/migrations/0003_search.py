from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations

from thbnet.search.tables import drop, make


class Migration(migrations.Migration):
    dependencies = [("thbnet", "0002_content")]
    operations = [TrigramExtension(), migrations.RunPython(make, drop)]
