"""What nobody should type, by kind of form field, and what may never come back out."""

from django import forms
from django_prose_editor.fields import ProseEditorFormField

ANY_TEXT = ["", "\0", "x" * 20_000, "<script>alert(1)</script> \U0001f600 \u202e \ufdfa"]
NUMBERS = ["1e400", "1" + "0" * 30, "9" * 5000, "-1", "91", "nan", "½", "\0"]
KEYS = ["-1", "1" + "0" * 30, "9" * 5000, "abc", "\0"]
DATES = ["2014-02-30", "0000-00-00", "99999-01-01", "yesterday", "\0"]
FOCAL_POINTS = ["nanxnan", "infx0", "1e400x1", "-5x9", "0.5", "axb", "0.5x0.5x0.5"]
NESTED = "<div>" * 900 + "deep" + "</div>" * 900
RICH = [
    NESTED,
    "<p>" + "<strong><em>" * 450 + "deep",
    '<p>ok<script>alert(1)</script><img src="file:///etc/passwd" onerror="x()"></p>',
    '<a href="javascript:alert(1)">a</a><svg onload="x()"><style>*{}</style></svg>',
]
# Substrings that no saved rich text contains.
FORBIDDEN = ["<script", "<img", "<svg", "javascript:", "onerror", "onload", "<style", "file:"]


def values(field) -> list[str]:
    """Bad, or at least bold, values for a form field of this kind."""
    if isinstance(field, ProseEditorFormField):
        return [*RICH, *ANY_TEXT]
    if isinstance(field, (forms.ModelChoiceField, forms.ModelMultipleChoiceField)):
        return KEYS
    if isinstance(field, (forms.IntegerField, forms.DecimalField)):
        return NUMBERS
    if isinstance(field, forms.DateField):
        return DATES
    return ANY_TEXT
