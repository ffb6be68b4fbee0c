from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from newsletter.demo import CONTENT
from newsletter.demo.accounts import table
from newsletter.demo.loader import load
from newsletter.loading.files import BadEntry
from thbnet.search.refreshing import refresh


class Command(BaseCommand):
    help = "Loads the demo content and accounts: adds what is missing, changes nothing else."

    def add_arguments(self, parser):
        parser.add_argument("--accounts", action="store_true", help="only print the demo accounts")
        parser.add_argument(
            "--folder", type=Path, default=CONTENT, help="read the files of this folder"
        )

    def handle(self, *, accounts: bool, folder: Path, **_options):
        if settings.PRODUCTION:
            raise CommandError("The demo's accounts are known to everybody: not in production.")
        try:
            if not accounts:
                load(folder, say=self.stdout.write)
                refresh()  # now, that the first reader need not wait
            self.stdout.write(table(folder))
        except BadEntry as error:
            raise CommandError(f"Nothing was loaded. {error}") from error
