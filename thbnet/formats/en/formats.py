"""English dates as South East Europe writes them: day before month, twenty-four hours.

Django's own English is American. What is typed into a form stays ISO 8601, which nobody misreads.
"""

DATE_FORMAT = "j F Y"
DATETIME_FORMAT = "j F Y, H:i"
TIME_FORMAT = "H:i"
SHORT_DATE_FORMAT = "j M Y"
SHORT_DATETIME_FORMAT = "j M Y, H:i"
MONTH_DAY_FORMAT = "j F"
