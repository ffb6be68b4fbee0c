from django.core.management.base import BaseCommand

from newsletter.groups import GROUPS, setup_groups


class Command(BaseCommand):
    help = "Makes the groups and gives each its permissions. May be run again at any time."

    def handle(self, **_options):
        setup_groups()
        self.stdout.write(f"Groups: {', '.join(GROUPS)}.")
