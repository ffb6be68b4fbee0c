from django.core.management.base import BaseCommand, CommandError

from network.actions import tell_waiting


class Command(BaseCommand):
    help = (
        "Tells by mail of the messages that came while the mail server did not answer. To be run "
        "every few minutes; on several machines at once does no harm."
    )

    def handle(self, **_options):
        told, failed = tell_waiting()
        self.stdout.write(f"Messages told of: {told}.")
        if failed:
            raise CommandError(f"Not told of, to be tried again: {failed}.")
