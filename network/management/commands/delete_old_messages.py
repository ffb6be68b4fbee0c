from django.core.management.base import BaseCommand

from network.actions import delete_outdated
from network.models.message import KEPT_FOR


class Command(BaseCommand):
    help = "Deletes readers’ messages after 90 days, answered or not. To be run once a day."

    def handle(self, **_options):
        deleted = delete_outdated()
        self.stdout.write(f"Messages older than {KEPT_FOR.days} days, deleted: {deleted}.")
