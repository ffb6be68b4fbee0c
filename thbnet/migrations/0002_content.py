from django.db import migrations

from thbnet.content.triggers import drop_functions, make_functions, tracked


class Migration(migrations.Migration):
    dependencies = [("thbnet", "0001_initial")]
    operations = [
        migrations.RunPython(make_functions, drop_functions),
        tracked("thbnet_page"),
    ]
