from django.core.management.base import BaseCommand

from thbnet.pages import setup_pages


class Command(BaseCommand):
    help = (
        "Adds the pages about the site that are missing: help, accessibility, privacy, legal "
        "notice. Changes nothing that is there; may be run again at any time."
    )

    def handle(self, **_options):
        added = setup_pages()
        names = ", ".join(page.key for page in added) or "none"
        self.stdout.write(f"Pages added: {names}.")
