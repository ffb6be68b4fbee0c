"""For pages of the admin: two dates in the wrong order are told of beside the later one."""

from django import forms

from thbnet.dates import OUT_OF_ORDER


class DatesInOrder(forms.ModelForm):
    """The constraint says the same, but above the whole form, screens away on a telephone."""

    begins, ends = "since", "until"
    refusal = OUT_OF_ORDER

    def clean(self):
        cleaned = super().clean() or self.cleaned_data
        first, last = cleaned.get(self.begins), cleaned.get(self.ends)
        if first and last and not self.is_in_order(first, last):
            self.add_error(self.ends, self.refusal)
        return cleaned

    def is_in_order(self, first, last) -> bool:
        return first < last
