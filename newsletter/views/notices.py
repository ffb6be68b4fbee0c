"""What readers get in place of what was taken away: that it was, when and why, with status 410."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from newsletter.models import Issue, Revision


def withdrawn_or_404(request, number: int) -> HttpResponse:
    """The notice of a withdrawn issue. Raises Http404 for whatever readers never had."""
    issue = Issue.objects.numbered().withdrawn().filter(number=number).first()
    if issue is None:
        raise Http404
    return render(request, "newsletter/withdrawn.html", {"issue": issue}, status=410)


def taken_down_or_404(request, number: int, revision: int) -> HttpResponse:
    """The notice of a revision that a takedown has closed; else as `withdrawn_or_404`."""
    closed = Revision.objects.closed().filter(issue__number=number, number=revision)
    found = closed.select_related("issue").first()
    if found is None:
        return withdrawn_or_404(request, number)
    context = {"revision": found, "issue": found.issue, "takedown": found.takedown()}
    return render(request, "newsletter/taken_down.html", context, status=410)
