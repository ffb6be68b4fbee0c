from django.core.management.base import BaseCommand, CommandError

from newsletter.actions.scheduling import explained, publish_due


class Command(BaseCommand):
    help = (
        "Publishes the issues and corrections whose time has come. To be run every minute; late, "
        "twice, or on several machines at once does no harm."
    )

    def handle(self, **_options):
        published, failed = publish_due()
        for issue in published:
            self.stdout.write(f"{issue}: published.")
        if failed:
            lines = [f"{issue}: not published. {explained(why)}" for issue, why in failed]
            raise CommandError("\n".join(lines))
