"""The pictures of drafts, for who may see drafts."""

from django.contrib import admin
from django.core.files.storage import storages
from django.http import Http404
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from newsletter.permissions import VIEW
from thbnet.files import file_response


@require_safe
@cache_control(no_store=True)
def draft_picture(request, name):
    """A file of the private storage. To everyone else it is as if it were not there."""
    may_enter = admin.site.has_permission(request)
    if not (may_enter and request.user.has_perm(VIEW)):
        raise Http404
    return file_response(storages["private"], name)
