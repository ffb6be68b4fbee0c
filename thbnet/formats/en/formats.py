"""English dates as South East Europe writes them: day before month, twenty-four hours.

Django's own English is American: it takes 01/09/2026 for the ninth of January, without a word.
Forms show ISO 8601, which nobody misreads, and take whatever begins with the day.
"""

DATE_FORMAT = "j F Y"
DATETIME_FORMAT = "j F Y, H:i"
TIME_FORMAT = "H:i"
SHORT_DATE_FORMAT = "j M Y"
SHORT_DATETIME_FORMAT = "j M Y, H:i"
MONTH_DAY_FORMAT = "j F"

DATE_INPUT_FORMATS = ["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d %B %Y", "%d %b %Y"]
