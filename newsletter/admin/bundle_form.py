"""A bundle in a form: chosen, or kept since the step before."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsletter.bundle import kept
from thbnet.pictures.redrawing import MOST_BYTES

BUNDLE, KEPT = "bundle", "kept"


class BundleForm(forms.Form):
    bundle = forms.FileField(
        label=gettext_lazy("Bundle"),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput({"accept": ".zip,application/zip"}),
    )
    kept = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, member, **kwargs):
        super().__init__(*args, **kwargs)
        self.member = member

    def clean(self):
        """Raises ValidationError; otherwise `content` is what the zip holds."""
        upload, token = self.cleaned_data.get(BUNDLE), self.cleaned_data.get(KEPT)
        if token:
            self.content = kept.find(token, self.member)
            if self.content is None:
                gone = _("The file was kept for an hour, which is over. Choose it again.")
                self.add_error(BUNDLE, gone)
        elif upload is None:
            self.add_error(BUNDLE, _("Choose a zip file."))
        elif upload.size > MOST_BYTES:
            self.add_error(BUNDLE, _("This file is larger than 10 MB: it needs the administrator."))
        else:
            self.content = upload.read()
