"""Notes that an editor wrote under a text, as footnotes of the page on paper."""

import re

from django import template
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

# A paragraph that begins with an asterisk, or with several.
NOTE = re.compile(r"<p>(\*{1,3})\s*([^*\s].*?)</p>", re.DOTALL)


@register.filter
def footnoted(html: str) -> SafeString:
    """Rich text, each of its notes where the word is that bears its mark, for the page's foot.

    A note whose mark stands nowhere stays where it is.
    """
    for note in NOTE.finditer(html):
        stars, words = note.groups()
        rest = html.replace(note[0], "", 1)
        # After a word, and in no tag.
        mark = re.search(rf"(?<=\w){re.escape(stars)}(?![*\w])(?![^<]*>)", rest)
        # A note into which another went is no longer there as it was found: it stays a paragraph.
        if mark and note[0] in html:
            span = f'<span class="note" role="doc-footnote" data-mark="{stars}">{words}</span>'
            html = rest[: mark.end()] + span + rest[mark.end() :]
    return mark_safe(html)  # noqa: S308 - sanitised when it was written
