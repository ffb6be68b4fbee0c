"""Names with their language."""

from django import template

from thbnet.languages import with_languages

register = template.Library()


@register.filter
def named(thing) -> str:
    """What it is called, as HTML: whatever of it is in another language than the page is marked."""
    spoken = getattr(thing, "spoken", None)
    return with_languages(str(thing), spoken) if spoken else thing


@register.filter
def in_language(words: str, language: str) -> str:
    """The words as HTML, marked so unless the page is in that language."""
    return with_languages(words, {words: language})
