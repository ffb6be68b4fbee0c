"""Tables that only show: what is sent for them is not read."""

from django.forms import BaseInlineFormSet


class OverviewFormSet(BaseInlineFormSet):
    """Django's own counts the rows that the sender claims, and fails to show those it lacks."""

    def __init__(self, *_sent, data=None, files=None, **kwargs):  # noqa: ARG002
        super().__init__(**kwargs)
        self.new_objects, self.changed_objects, self.deleted_objects = [], [], []

    def is_valid(self) -> bool:
        return True

    def save(self, commit=True) -> list:  # noqa: ARG002
        return []
