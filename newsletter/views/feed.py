from django.http import HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from newsletter import feed
from newsletter.models import Edition


@require_safe
def newsletter_feed(_request):
    rows = Edition.objects.public().latest(get_language()).defer(None).defer("pdf", "contents")
    content = feed.feed(list(rows[: feed.MOST]))
    return HttpResponse(content, content_type="application/atom+xml; charset=utf-8")
