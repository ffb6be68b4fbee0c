"""Footnotes that follow a country's name wherever it is printed.

A page prints names through `_components/country_name.html`, whose marks are remembered with the
request, and prints the notes it owes once, at its end, with `{% footnotes %}`.
"""

from django import template

register = template.Library()


def _marked(context) -> dict:
    """The page's countries with a footnote so far, each with its mark."""
    request = getattr(context, "request", None)
    if request is None:  # Not a page: an edition of an issue prints its own notes.
        return {}
    if not hasattr(request, "footnotes"):
        request.footnotes = {}
    return request.footnotes


@register.simple_tag(takes_context=True)
def footnote_mark(context, country) -> str:
    """`*` for the first country with a footnote on this page, `**` for the second, and so on."""
    marked = _marked(context)
    return marked.setdefault(country, "*" * (len(marked) + 1))


@register.inclusion_tag("_components/footnotes.html", takes_context=True)
def footnotes(context) -> dict:
    return {"footnotes": _marked(context)}
