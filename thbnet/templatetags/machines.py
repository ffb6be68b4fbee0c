"""What pages tell programs: search engines, and what shows a link's picture and title."""

import json
import re

from django import template
from django.conf import settings
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.utils.html import format_html
from django.utils.safestring import mark_safe

register = template.Library()

# Nothing in it can end the element, or begin a comment.
ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}
SCHEMA = {"@context": "https://schema.org"}


@register.simple_tag(takes_context=True)
def again(context, name: str) -> str:
    """What stands in the page's block of that name, on one line: for an attribute.

    Only in the template that has the block: what it includes has no blocks.
    """
    block = context.render_context[BLOCK_CONTEXT_KEY].get_block(name)
    return mark_safe(re.sub(r"\s+", " ", block.render(context)).strip())  # noqa: S308 - rendered


@register.simple_tag
def json_ld(thing: dict) -> str:
    """Data about the page after schema.org, in an element that browsers do not execute."""
    text = json.dumps(SCHEMA | thing, ensure_ascii=False).translate(ESCAPES)
    escaped = mark_safe(text)  # noqa: S308 - just above
    return format_html('<script type="application/ld+json">{}</script>', escaped)


@register.simple_tag
def breadcrumb_data(up: str, section, here) -> str:
    """The way to this page: the page itself is the last step, without an address."""
    steps = [{"name": str(section), "item": settings.SITE_URL + up}, {"name": str(here)}]
    numbered = enumerate(steps, 1)
    items = [{"@type": "ListItem", "position": place, **step} for place, step in numbered]
    return json_ld({"@type": "BreadcrumbList", "itemListElement": items})


@register.simple_tag
def organisation_data() -> str:
    """The network, for its home page."""
    url = f"{settings.SITE_URL}/"
    return json_ld({"@type": "Organization", "name": "thbnet", "url": url})
