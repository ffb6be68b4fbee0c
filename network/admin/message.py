"""What readers wrote, for the members of the organisation whose post it was written to."""

from urllib.parse import quote

from django.contrib import admin, messages
from django.template.defaultfilters import linebreaksbr
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from network.models.message import State
from network.permissions import receives
from thbnet.templatetags.days import day, moment

from .owned import OwnedAdmin
from .passing_on import OFFICES_NAME, PassingOn

# The one that got it, the one that was asked, the one that passed it on.
POSTS = ("post", "written_to", "passed_on_from")


class MessageAdmin(PassingOn, OwnedAdmin):
    """Whoever may edit everything reads no other organisation's mail: see `permissions`."""

    list_display = ["received", "name", "summary", "addressee", "state"]
    list_filter = ["state", "post"]
    search_fields = ["name", "email", "subject", "text"]
    actions = ["mark_answered"]
    fieldsets = [
        (None, {"fields": ["writer", "subject", "words", "state"]}),
        (
            _("About this message"),
            {
                "fields": [
                    *("addressee", "passed_on", "topic", "country"),
                    *("received", "mailed", "kept_until"),
                ]
            },
        ),
    ]

    def get_queryset(self, request):
        named = [f"{post}__{part}" for post in POSTS for part in ("role", "organisation")]
        return super().get_queryset(request).select_related(*named, "country")

    def owns(self, request, obj=None) -> bool:
        return obj is None or receives(request.user, obj)

    def has_add_permission(self, request):  # noqa: ARG002
        return False

    def get_readonly_fields(self, request, obj=None):  # noqa: ARG002
        shown = [name for _title, options in self.fieldsets for name in options["fields"]]
        return [name for name in shown if name != "state"]

    @admin.action(description=_("Mark as answered"), permissions=["change"])
    def mark_answered(self, request, queryset):
        count = queryset.update(state=State.ANSWERED)
        told = ngettext(
            "%(count)s message is marked as answered.",
            "%(count)s messages are marked as answered.",
            count,
        )
        messages.success(request, told % {"count": count})

    @admin.display(description=_("received"), ordering="received_at")
    def received(self, message):
        return moment(localtime(message.received_at))

    @admin.display(description=_("subject"))
    def summary(self, message):
        return message.subject or message.get_topic_display() or gettext("No subject")

    @admin.display(description=_("written to"), ordering="post")
    def addressee(self, message):
        got = message.post or OFFICES_NAME
        if not message.is_detour:
            return got
        return gettext("%(post)s, for %(asked)s") % {"post": got, "asked": message.written_to}

    @admin.display(description=_("passed on"))
    def passed_on(self, message):
        if not message.passed_on_at:
            return self.get_empty_value_display()
        told = {"moment": moment(localtime(message.passed_on_at))}
        told["post"] = message.passed_on_from or OFFICES_NAME
        return gettext("By %(post)s, %(moment)s") % told

    @admin.display(description=_("writer"))
    def writer(self, message):
        # An address may hold "?" and "&": in a link these would begin a copy for somebody else.
        link = quote(message.email, safe="@")
        return format_html('{}, <a href="mailto:{}">{}</a>', message.name, link, message.email)

    @admin.display(description=_("message"))
    def words(self, message):
        lines = linebreaksbr(message.text, autoescape=True)
        return format_html('<div lang="">{}</div>', lines)  # in a language that nobody told us

    @admin.display(description=_("told by mail"))
    def mailed(self, message):
        if message.mailed_at:
            return moment(localtime(message.mailed_at))
        return gettext("Not yet: the mail server did not answer. It is tried again.")

    @admin.display(description=_("kept until"))
    def kept_until(self, message):
        return day(message.last_day)
