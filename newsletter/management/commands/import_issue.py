from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from network.models import Member
from newsletter.actions.importing import import_issue
from newsletter.bundle.archive import open_bundle
from newsletter.loading.files import BadEntry


class Command(BaseCommand):
    help = "Adds the issue of a bundle as a draft, and the posts, people and so on that it needs."

    def add_arguments(self, parser):
        parser.add_argument("bundle", type=Path, help="the zip file")
        parser.add_argument("--by", default="", help="in whose name: the user name of an account")

    def handle(self, *, bundle: Path, by: str, **_options):
        member = Member.objects.filter(username=by).first()
        if by and member is None:
            raise CommandError(f"There is no account “{by}”.")
        try:
            imported = import_issue(open_bundle(bundle.read_bytes()), by=member)
        except (BadEntry, OSError) as error:
            raise CommandError(f"Nothing was imported. {error}") from error
        for model, rows in imported.added.items():
            self.stdout.write(f"{model._meta.verbose_name_plural}: {len(rows)} added")
        self.stdout.write(f"{imported.issue}: a draft of {imported.blocks} blocks")
