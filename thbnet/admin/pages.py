"""Pages of the admin that Django does not have."""

from django.template.response import TemplateResponse


class OwnPages:
    """For every ModelAdmin."""

    def own_page(self, request, template: str, context: dict, status=200) -> TemplateResponse:
        """In the frame of the other pages of this model."""
        request.current_app = self.admin_site.name
        frame = self.admin_site.each_context(request) | {"opts": self.opts}
        return TemplateResponse(request, template, frame | context, status=status)
