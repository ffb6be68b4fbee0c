from django.core.management.base import BaseCommand

from thbnet.models import SearchEntry
from thbnet.search.refreshing import rebuild


class Command(BaseCommand):
    help = "Makes everything that the search finds anew, as after an update that changes addresses."

    def handle(self, *_args, **_options):
        rebuild(self.stdout.write)
        self.stdout.write(f"{SearchEntry.objects.count()} entries")
