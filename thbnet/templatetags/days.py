"""Days as people write them."""

from django import template
from django.utils.formats import date_format
from django.utils.translation import gettext, pgettext

register = template.Library()


@register.filter(expects_localtime=True)
def day(value) -> str:
    """A date or a time in full: 30 June 2014. French has an ordinal for the first of a month."""
    number = pgettext("first day of a month", "1") if value.day == 1 else value.day
    return f"{number} {date_format(value, 'F Y')}"


@register.filter
def as_of(url: str, day) -> str:
    """The address of a page that knows `?on=`, as of that day; without a day, of today."""
    return f"{url}?on={day:%Y-%m-%d}" if day else url


@register.filter(expects_localtime=True)
def moment(value) -> str:
    """A time in full: 30 June 2014, 14:05."""
    told = {"day": day(value), "time": date_format(value, "TIME_FORMAT")}
    return gettext("%(day)s, %(time)s") % told
