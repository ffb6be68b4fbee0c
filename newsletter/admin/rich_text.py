"""Rich text on a page with a hundred such fields: what they may contain is said once."""

from django_prose_editor.widgets import AdminProseEditorWidget

ATTRIBUTE = "data-django-prose-editor-configurable"


class RichTextOnce(AdminProseEditorWidget):
    """`rich-text-once.js` gives each field the configuration that stands once in the page."""

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        del context["widget"]["attrs"][ATTRIBUTE]
        context["widget"]["attrs"]["data-rich-text"] = True
        return context
