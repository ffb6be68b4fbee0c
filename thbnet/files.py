"""Stored files as answers."""

import mimetypes

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import Storage
from django.http import FileResponse, Http404

mimetypes.add_type("image/webp", ".webp")  # Python knows it only where the system does
A_YEAR = 365 * 24 * 3600  # seconds: for addresses whose content never changes


def file_response(storage: Storage, name: str) -> FileResponse:
    """The file of that name. Raises Http404 when there is none, or when it lies outside."""
    try:
        return FileResponse(storage.open(name))
    except (OSError, ValueError, SuspiciousFileOperation) as missing:
        raise Http404 from missing
