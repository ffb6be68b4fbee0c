from django.core.management.base import BaseCommand, CommandError

from network.factors import remove_factors
from network.mail import NotSent
from network.models import Member


class Command(BaseCommand):
    help = "Removes a member's second factors, for whom no administrator can help in the admin."

    def add_arguments(self, parser):
        parser.add_argument("username")

    def handle(self, *, username: str, **_options):
        member = Member.objects.filter(username=username).first()
        if member is None:
            raise CommandError(f"No member has the user name {username}.")
        try:
            remove_factors(member)
        except NotSent:
            self.stderr.write(f"No mail could be sent: please tell {member}.")
        self.stdout.write(f"{member} sets up a new second factor at the next sign-in.")
