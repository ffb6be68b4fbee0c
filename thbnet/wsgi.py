"""What granian serves."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thbnet.settings")
django = get_wsgi_application()

from django.conf import settings  # noqa: E402 - not before Django is set up

from thbnet.front import Front  # noqa: E402

application = Front(django, room=settings.FRONT_CACHE_BYTES)
