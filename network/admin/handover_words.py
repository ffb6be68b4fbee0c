"""What a handover brings about, in sentences."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from network.handover import Handover
from network.models import Holder
from thbnet.admin.links import admin_url
from thbnet.dates import today
from thbnet.templatetags.days import day


def what_happens(handover: Handover) -> str:
    """Who holds the post until and from when, and where to change that. HTML."""
    people = [holder for holder in (handover.leaving, handover.arriving) if holder]
    links = format_html_join(mark_safe(", "), '<a href="{}">{}</a>', map(_page, people))
    sentences = " ".join(filter(None, [_leaves(handover), _vacant(handover), _arrives(handover)]))
    return format_html("{} {} {}.", sentences, _("Not right? Change the dates:"), links)


def _page(holder: Holder) -> tuple[str, str]:
    return admin_url(Holder, "change", holder.pk), str(holder)


def _leaves(handover: Handover) -> str:
    holder = handover.leaving
    if holder is None:
        return ""
    told = {"name": holder, "day": day(holder.last_day)}
    if holder.is_current:
        return _("%(name)s holds the post until %(day)s.") % told
    return _("%(name)s held the post until %(day)s.") % told


def _vacant(handover: Handover) -> str:
    if handover.leaving is None:
        return ""
    told = {"day": day(handover.leaving.until)}
    if handover.arriving is None:
        return _("From %(day)s the post is vacant.") % told
    if handover.arriving.since > handover.leaving.until:
        return _("Then the post is vacant.")
    return ""


def _arrives(handover: Handover) -> str:
    holder = handover.arriving
    if holder is None:
        return ""
    told = {"name": holder, "day": day(holder.since)}
    if holder.since > today():
        return _("From %(day)s %(name)s holds the post.") % told
    return _("%(name)s has held the post since %(day)s.") % told
