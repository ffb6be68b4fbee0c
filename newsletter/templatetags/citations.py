"""An issue as others refer to it: readers, and programs."""

from django import template
from django.conf import settings

from newsletter.citation import Citation
from newsletter.models import Edition
from thbnet.templatetags.machines import json_ld

register = template.Library()


@register.filter
def citation(edition: Edition) -> Citation:
    return Citation(edition)


@register.simple_tag
def issue_data(edition: Edition) -> str:
    """The issue after schema.org."""
    issue, revision = edition.issue, edition.revision
    network = {"@type": "Organization", "name": "thbnet", "url": f"{settings.SITE_URL}/"}
    periodical = {"@type": "Periodical", "name": "thbnet", "publisher": network}
    told = {
        "@type": "PublicationIssue",
        "name": edition.title,
        "issueNumber": str(issue.number),
        "inLanguage": edition.language,
        "url": Citation(edition).address,
        "datePublished": issue.published_at.isoformat(timespec="seconds"),
        "numberOfPages": edition.pages,
        "isPartOf": periodical,
        "encoding": {
            "@type": "MediaObject",
            "encodingFormat": "application/pdf",
            "contentUrl": settings.SITE_URL + issue.get_pdf_url(),
        },
    }
    if revision.is_correction:
        told["dateModified"] = revision.made_at.isoformat(timespec="seconds")
    return json_ld(told)
