"""Rich text outside the admin: the editor where scripts run, else a plain box.

The box holds plain text and, in `data-html`, what a script puts in its place before the editor
starts; `format` in the form then tells which of the two was sent.
"""

from django import forms
from django_prose_editor.widgets import ProseEditorWidget

from thbnet.plaintext import to_html, to_plain
from thbnet.richtext import RichTextField

LONGEST = 20_000  # characters, of HTML where the editor runs


class RichInput(ProseEditorWidget):
    is_html = True  # what the value is

    def get_context(self, name, value, attrs):
        html = (value if self.is_html else to_html(value or "")) or ""
        plain = to_plain(html) if self.is_html else value
        return super().get_context(name, plain, {**(attrs or {}), "data-html": html})


class WrittenText(forms.CharField):
    """Cleans to the HTML that the block's own field would store. `value` is what stands there."""

    def __init__(self, column: RichTextField, value: str, *, is_html: bool):
        widget = RichInput(config=column.config, preset=column.preset, attrs={"rows": 8})
        widget.is_html = is_html
        super().__init__(required=False, max_length=LONGEST, initial=value, widget=widget)
        self.widget.attrs.pop("maxlength", None)  # what is counted is not what is seen
        self.column, self.value, self.is_html = column, value, is_html

    def clean(self, value):
        typed = super().clean(value)
        if self.is_html:
            return self.column.clean(typed, None)
        typed = typed.replace("\r\n", "\n")
        # Whoever changed nothing loses nothing, although a plain box shows no links.
        same = typed == to_plain(self.value)
        return self.value if same else self.column.clean(to_html(typed), None)
