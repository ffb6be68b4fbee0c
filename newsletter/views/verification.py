"""Whether a PDF is what we published, and still the latest: by the code that stands in it."""

import hashlib

from csp.constants import SELF
from csp.decorators import csp_update
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from newsletter.codes import spaced, typed
from newsletter.models import Edition, Issue

LARGEST = 50 * 1024**2  # bytes: no PDF of ours comes near


class Digest(FileUploadHandler):
    """Takes the SHA-256 of what arrives, and keeps nothing of it."""

    def new_file(self, *args, **kwargs):
        super().new_file(*args, **kwargs)
        self.sha256, self.received = hashlib.sha256(), 0

    def receive_data_chunk(self, raw_data, start):  # noqa: ARG002
        self.sha256.update(raw_data)
        self.received += len(raw_data)
        if self.received > LARGEST:
            self.request.digest = "of something too large"
            raise StopUpload(connection_reset=True)

    def file_complete(self, file_size):  # noqa: ARG002
        if self.field_name == "file" and self.file_name:
            self.request.digest = self.sha256.hexdigest()


@require_safe
@cache_control(public=True, no_cache=True)
def enter_code(request):
    """The form for a code; the code entered has an address of its own."""
    asked = request.GET.get("code", "")
    if not asked:
        return render(request, "newsletter/verify.html")
    code = typed(asked)
    if not code:
        return render(request, "newsletter/verify.html", {"is_no_code": True}, status=422)
    return redirect("newsletter-verification", code=spaced(code))


# Nothing is changed or kept, and the answer depends on the file alone: a token would only make
# the page one that caches may not share. It is exempt, too, so that nothing reads the file first.
@csrf_exempt
@csp_update({"script-src": [SELF]})
@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(public=True, no_cache=True)
def verify(request, code):
    edition = _edition(code)
    context = {"edition": edition, "code": edition.spaced_code, **_state(edition)}
    if request.method == "POST":
        context["comparison"] = _compared(request, edition)
    status = 422 if context.get("comparison") == "none" else 200
    return render(request, "newsletter/verification.html", context, status=status)


def _edition(code: str) -> Edition:
    """Raises Http404, alike for every code that is on no PDF."""
    once = Issue.objects.once_published()
    rows = Edition.objects.filter(revision__issue__in=once, code=typed(code))
    edition = typed(code) and rows.select_related("revision__issue").defer("html", "pdf").first()
    if not edition:
        raise Http404
    return edition


def _state(edition: Edition) -> dict:
    """What has become of it since: `withdrawn`, `taken-down`, `corrected` or `current`."""
    revision = edition.revision
    if not revision.issue.is_published:
        return {"state": "withdrawn"}
    if takedown := revision.takedown():
        return {"state": "taken-down", "later": takedown}
    later = revision.later()
    return {"state": "corrected" if later else "current", "later": later}


def _compared(request, edition: Edition) -> str:
    """Whether the uploaded file is the one we published: `same`, `other`, or `none` was chosen."""
    request.upload_handlers = [Digest(request)]
    request.digest = ""
    request.FILES  # noqa: B018 - reads the request
    if not request.digest:
        return "none"
    return "same" if request.digest == edition.pdf_sha256 else "other"
