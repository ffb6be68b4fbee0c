from django.core.management.base import BaseCommand

from newsletter.house_style import setup_house_style


class Command(BaseCommand):
    help = (
        "Adds the key terms that are missing, and the standard questions of interviews where "
        "there is none. Changes nothing that is there; may be run again at any time."
    )

    def handle(self, **_options):
        setup_house_style()
        self.stdout.write("Terms and standard questions: there.")
