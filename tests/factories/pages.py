from factory.django import DjangoModelFactory

from thbnet.models import Page


class PageFactory(DjangoModelFactory):
    class Meta:
        model = Page

    key = Page.Key.HELP
    title_en, title_fr = "Help", "Aide"
    body_en, body_fr = "<p>How to use it.</p>", "<p>Comment s’en servir.</p>"
