from django.core.management.base import BaseCommand, CommandError

from newsletter.actions.reminding import remind_reviewers


class Command(BaseCommand):
    help = "Reminds reviewers by mail, once a day at most. Running it again does no harm."

    def handle(self, **_options):
        sent, unreached = remind_reviewers()
        self.stdout.write(f"Reminders sent: {sent}.")
        if unreached:
            raise CommandError(f"Not sent, to be tried again: {unreached}.")
