"""Pages of the admin that Django does not have."""

from django.template.response import TemplateResponse


class OwnPages:
    """For every ModelAdmin."""

    def own_page(self, request, template: str, context: dict, status=200) -> TemplateResponse:
        """In the frame of the other pages of this model."""
        about = {"opts": self.opts, **context}
        return self.admin_site.own_page(request, template, about, status)
