"""Words that editors see and whose packages have no French, or a wrong one.

Our catalogue is asked first. Naming the words here keeps them in it: `makemessages` finds in
our sources only what our sources say. Nothing imports this module.
"""

from django.utils.translation import gettext_noop

# django-content-editor: the block editor of an issue.
gettext_noop("Add new item")
gettext_noop("No items.")
gettext_noop("No items. Region may inherit content.")
gettext_noop("No regions available.")
gettext_noop("No plugins allowed in this region.")
gettext_noop("New item")
gettext_noop("Unknown region")
gettext_noop("Collapse all items")
gettext_noop("Uncollapse all items")
gettext_noop("marked for deletion")
gettext_noop("Use Ctrl-Click to select and move multiple items.")
gettext_noop("Clone from region")
gettext_noop("Didn't find anything to clone")
gettext_noop("Select all")

# Django: its French counts in Kio and Mio, which few readers know.
gettext_noop("%s KB")
gettext_noop("%s MB")

# Django's admin: its French forgets that words have a gender and may begin with a vowel.
gettext_noop("%(app)s administration")
gettext_noop("Select %s")
gettext_noop("Select %s to change")
gettext_noop("Select %s to view")
gettext_noop("Add %(name)s")
gettext_noop("Add %s")
gettext_noop("Change %s")
gettext_noop("View %s")
gettext_noop("Delete selected %(verbose_name_plural)s")
gettext_noop("Cannot delete %(name)s")
gettext_noop("Add another %(verbose_name)s")
gettext_noop("Add another %(model)s")
gettext_noop("Change selected %(model)s")
gettext_noop("View selected %(model)s")
gettext_noop("Delete selected %(model)s")
gettext_noop("The {name} “{obj}” was added successfully.")
gettext_noop("The {name} “{obj}” was added successfully. You may add another {name} below.")
gettext_noop("The {name} “{obj}” was changed successfully.")
gettext_noop("The {name} “{obj}” was changed successfully. You may edit it again below.")
gettext_noop("The {name} “{obj}” was changed successfully. You may add another {name} below.")
gettext_noop("The %(name)s “%(obj)s” was deleted successfully.")
gettext_noop("Successfully deleted %(count)d %(items)s.")

# Django's admin: buttons too long for a telephone, or called otherwise than ours.
gettext_noop("Change")
gettext_noop("Go")
gettext_noop("Save and add another")
gettext_noop("Save and continue editing")

# django-imagefield: a picture that cannot be read or resized.
gettext_noop(
    "Error while handling image, maybe the file is corrupt"
    ' or the image format is unsupported. (Exception: "%s")'
)
