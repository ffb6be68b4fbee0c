"""The words that the admin's scripts ask for."""

from django.utils.translation import gettext, gettext_noop
from django.views.i18n import JavaScriptCatalog

# What the rich text editor writes on its buttons without asking; `rich-text.js` asks instead.
TOOLBAR = [
    gettext_noop("Paragraph"),
    gettext_noop("paragraph"),
    gettext_noop("Heading 3"),
    gettext_noop("heading 3"),
    gettext_noop("unordered list"),
    gettext_noop("ordered list"),
    gettext_noop("bold"),
    gettext_noop("italic"),
    gettext_noop("insert link"),
    gettext_noop("remove link"),
    gettext_noop("undo"),
    gettext_noop("redo"),
]


class ScriptWords(JavaScriptCatalog):
    packages = ["django.contrib.admin", "django_prose_editor"]

    def get_catalog(self):
        return super().get_catalog() | {word: gettext(word) for word in TOOLBAR}
