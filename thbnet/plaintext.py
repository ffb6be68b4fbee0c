"""Rich text where no script runs: blank lines part paragraphs, there and back."""

import re
from html import unescape

from django.utils.html import linebreaks, strip_tags

ENDS = (
    (r"\s+", " "),
    (r"<br ?/?> ?", "\n"),
    (r"<li[^>]*>\s*(<p>)?", "- "),
    (r"(</p>)?\s*</li>\s*", "\n"),
    (r"</(p|h3|ul|ol)>\s*", "\n\n"),
)


def to_plain(html: str) -> str:
    """Rich text as one would type it: an item of a list is a line that begins with a dash."""
    text = html
    for pattern, end in ENDS:
        text = re.sub(pattern, end, text)
    return re.sub(r"\n{3,}", "\n\n", unescape(strip_tags(text))).strip()


def to_html(text: str) -> str:
    """Paragraphs of what was typed; whatever looks like an element is shown as typed."""
    return linebreaks(text.strip(), autoescape=True) if text.strip() else ""
