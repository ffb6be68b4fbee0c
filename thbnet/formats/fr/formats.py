"""French dates as Django knows them, and as half of South East Europe types them: with dots."""

DATE_INPUT_FORMATS = ["%d/%m/%Y", "%d/%m/%y", "%d.%m.%Y"]
DATETIME_FORMAT = r"j F Y \à H:i"
