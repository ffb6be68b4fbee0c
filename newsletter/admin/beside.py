"""What the editor's page tells beside the blocks: what the checks find, and the preview."""

from newsletter.checks import Report, report
from newsletter.models import Article
from newsletter.rendering import anchor

from .framing import FRAMES_WITHIN, Framing
from .rich_text import ATTRIBUTE, RichTextOnce

MOST_LISTED = 6  # findings above the blocks; all of them stand beside these


class Beside(Framing):
    """For the admin of issues, before `ModelAdmin`."""

    def render_change_form(self, request, context, *args, **kwargs):
        issue = kwargs.get("obj")
        if issue is not None:
            found = report(issue)
            _hand_out(found, context["inline_admin_formsets"])
            context |= {
                "report": found,
                "listed": found.unsettled[:MOST_LISTED],
                "further": len(found.unsettled[MOST_LISTED:]),
                "ask_url": self.issue_url(issue, "ask"),
                "checks_url": self.issue_url(issue, "checks"),
                "frames": self.frames(issue),
                "rich_text": {"attribute": ATTRIBUTE, "configuration": _configuration()},
            }
        response = super().render_change_form(request, context, *args, **kwargs)
        response._csp_update = FRAMES_WITHIN
        return response


def _hand_out(found: Report, formsets) -> None:
    """Each form of a saved block knows its anchor, and what was found in it."""
    for wrapped in formsets:
        for form in wrapped.formset.initial_forms:
            if form.instance.pk:
                form.anchor = anchor(form.instance)
                form.found = found.for_block(form.anchor)


def _configuration() -> dict:
    """Of rich text: the same for all blocks."""
    field = Article._meta.get_field("text_en").formfield(widget=RichTextOnce)
    return field.widget.get_config()
