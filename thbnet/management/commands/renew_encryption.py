from allauth.mfa.models import Authenticator
from cryptography.fernet import InvalidToken
from django.core.management.base import BaseCommand
from django.db import transaction

from thbnet.accounts.encryption import renew

SECRETS = {"totp": "secret", "recovery_codes": "seed"}  # where each kind of factor keeps it


class Command(BaseCommand):
    help = "Writes the secrets of second factors anew, under the present SECRET_KEY."

    @transaction.atomic
    def handle(self, *_args, **_options):
        lost = 0
        for factor in Authenticator.objects.filter(type__in=SECRETS).select_for_update():
            name = SECRETS[factor.type]
            try:
                factor.data[name] = renew(factor.data[name])
            except InvalidToken:
                lost += 1
            else:
                factor.save(update_fields=["data"])
        if lost:
            self.stderr.write(f"{lost} could not be read: no key of SECRET_KEY_FALLBACKS fits.")
