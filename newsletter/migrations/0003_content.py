"""Changes of what readers see are noticed; remaking 0001_initial leaves this file alone.

Drafts are nobody's but their editors': they move nothing.
"""

from django.db import migrations

from thbnet.content.triggers import tracked


class Migration(migrations.Migration):
    dependencies = [("newsletter", "0002_write_once"), ("thbnet", "0002_content")]
    operations = [
        tracked("newsletter_issue", condition="{row}.status IN ('published', 'withdrawn')"),
        tracked("newsletter_revision", "newsletter_edition", "newsletter_term"),
    ]
