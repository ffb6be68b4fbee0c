"""Names as they were on a day."""

from django import template

register = template.Library()


@register.filter
def named_on(country, day) -> str:
    """What the country was called on that day, in the active language; without a day, is called."""
    return country.name_on(day) if day else country.name
