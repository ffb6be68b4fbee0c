from django.core.management.base import BaseCommand, CommandError

from newsletter.actions.reminding import remind_authors, remind_reviewers


class Command(BaseCommand):
    help = "Reminds reviewers and authors by mail, once a day. Running it again does no harm."

    def handle(self, **_options):
        sent, unreached = map(sum, zip(remind_reviewers(), remind_authors(), strict=True))
        self.stdout.write(f"Reminders sent: {sent}.")
        if unreached:
            raise CommandError(f"Not sent, to be tried again: {unreached}.")
