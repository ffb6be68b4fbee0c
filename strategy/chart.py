"""Contributions as bars, year by year, as SVG.

Lengths of bars are percentages of whatever room there is; everything else is in CSS pixels, so that
letters keep their size on a telephone. A stage has its own pattern, and says its name.
"""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from thbnet.lettering import text_width

from .funding import Total, Year

LETTERS, LARGE = 15, 20
PITCH = 20  # from one baseline to the next
NARROWEST = 268  # of the room: the text's width on a small telephone
BAR = 16
GAP = 14  # below a bar, and below a year
SHORTEST, LONGEST = 1.0, 99.0  # per cent: the least amount is seen, the largest one's border fits


@dataclass(frozen=True)
class Line:
    text: str
    y: int
    kind: str
    """One of year, label, amount, nothing."""


@dataclass(frozen=True)
class Bar:
    y: int
    width: float
    """Per cent of the room."""
    stage: str


@dataclass
class Chart:
    lines: list[Line] = field(default_factory=list)
    bars: list[Bar] = field(default_factory=list)
    sentences: list[str] = field(default_factory=list)
    height: int = 0
    bar: int = BAR

    @property
    def description(self) -> str:
        return " ".join(self.sentences)

    def write(self, text: str, kind: str) -> None:
        size = LARGE if kind == "year" else LETTERS
        for line in _wrapped(text, size):
            self.height += PITCH + (size - LETTERS)
            self.lines.append(Line(line, self.height - 4, kind))


def bar_chart(years: list[Year]) -> Chart | None:
    """The chart of these years, in their order; None where nothing was given."""
    if not years:
        return None
    chart, longest = Chart(), max(total.amount for year in years for total in year.totals)
    for year in years:
        chart.write(str(year), "year")
        chart.height += 4
        for total in year.totals:
            _add(chart, total, longest)
        if not year.totals:
            _add_nothing(chart, year)
        chart.height += GAP
    return chart


def _add(chart: Chart, total: Total, longest) -> None:
    label = _("%(stage)s, for %(purpose)s")
    label %= {"stage": total.stage.label, "purpose": total.purpose}
    chart.write(label, "label")
    chart.write(str(total), "amount")
    chart.sentences.append(f"{total.year}, {label}: {total}.")
    if total.amount:
        share = max(round(LONGEST * float(total.amount / longest), 1), SHORTEST)
        chart.bars.append(Bar(chart.height + 4, share, total.stage))
        chart.height += BAR + 4
    chart.height += GAP


def _add_nothing(chart: Chart, year: Year) -> None:
    told = _("no contribution recorded")
    chart.write(told, "nothing")
    chart.sentences.append(f"{year}: {told}.")


def _wrapped(text: str, size: int) -> list[str]:
    """On lines that a small telephone has room for; a longer word stands alone."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and text_width(longer, size) > NARROWEST:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines
