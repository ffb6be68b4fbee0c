"""Tables as CSV and as JSON."""

import csv
import io
import json
import re
from decimal import Decimal

from django.core.serializers.json import DjangoJSONEncoder

from .tables import Table

# What a spreadsheet takes for the beginning of a formula, also in the wide form of East Asia.
SIGNS = "=+-@\uff1d\uff0b\uff0d\uff20"
FORMULA = (*SIGNS, "\t", "\r", "\n")
# Where a spreadsheet parts cells by semicolons, as French ones do, or by tabs, whatever follows one
# or a new line begins a cell.
AFTER_A_BREAK = re.compile(f'([;\t\r\n][ "\N{NO-BREAK SPACE}]*)(?=[{re.escape(SIGNS)}])')
SEPARATOR = "|"  # of the texts in a list


def as_csv(table: Table) -> bytes:
    """With a byte-order mark, without which Excel takes the accents apart."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(table.names)
    writer.writerows([cell(value) for value in row] for row in table.rows())
    return file.getvalue().encode("utf-8-sig")


def cell(value) -> str | int | Decimal:
    """A value as a spreadsheet may have it: nothing in it is reckoned, numbers stay numbers."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None or isinstance(value, (int, Decimal)):
        return "" if value is None else value
    text = SEPARATOR.join(value) if isinstance(value, list) else str(value)
    text = AFTER_A_BREAK.sub(r"\1'", text)
    return f"'{text}" if text.lstrip(" \N{NO-BREAK SPACE}").startswith(FORMULA) else text


def as_json(table: Table) -> bytes:
    names = table.names
    rows = [dict(zip(names, row, strict=True)) for row in table.rows()]
    return json.dumps(rows, cls=Encoder, ensure_ascii=False, separators=(",", ":")).encode()


class Encoder(DjangoJSONEncoder):
    """Amounts and coordinates are numbers."""

    def default(self, value):
        return float(value) if isinstance(value, Decimal) else super().default(value)
