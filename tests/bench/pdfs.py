"""How long the PDF of issue no. 1 takes; `python -m tests.bench.pdfs ROUNDS`, prints a table.

On the database of the environment, to which it adds issues with more blocks.
"""

import base64
import json
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import count

import django

django.setup()

from newsletter import layout, pdf  # noqa: E402
from newsletter.actions.copying import copy_blocks  # noqa: E402
from newsletter.layout import Sheet, set_out  # noqa: E402
from newsletter.material import Material  # noqa: E402
from newsletter.models import Issue  # noqa: E402
from tests import factories  # noqa: E402
from tests.bench import bare_pdf  # noqa: E402
from tests.bench.rounds import ratio  # noqa: E402
from tests.bench.tables import table  # noqa: E402

LANGUAGE = "en"
PATIENCE = 600  # seconds: what takes too long is to be measured, not ended
TIMES = (2, 8)
edits = count()


def grown(issue: Issue, times: int) -> Issue:
    """A draft with the blocks of the issue so many times, one set after the other."""
    draft = factories.IssueFactory(number=100 + times, year=2030 + times)
    for turn in range(times):
        for block in copy_blocks(issue, draft, emptied=False):
            block.ordering += turn * 10_000
            block.save(update_fields=["ordering"])
    return draft


def export(issue: Issue) -> None:
    sheet = set_out(Material(issue), language=LANGUAGE)
    pdf.write(sheet.html, pictures=sheet.pictures, seconds=PATIENCE)


def bare(sheet: Sheet) -> None:
    pictures = {name: base64.b64encode(data).decode() for name, data in sheet.pictures.items()}
    order = {"html": sheet.html, "pictures": pictures}
    pdf.ask(bare_pdf, json.dumps(order).encode(), PATIENCE)


def preview(issue: Issue) -> None:
    layout.draw(set_out(Material(issue), language=LANGUAGE))


def preview_edited(issue: Issue) -> None:
    """As `preview`, of an issue in which something has changed each time."""
    sheet = set_out(Material(issue), language=LANGUAGE)
    layout.draw(replace(sheet, html=f"{sheet.html}<!-- {next(edits)} -->"))


def preview_first(issue: Issue) -> None:
    layout.cache.clear()
    preview(issue)


def timed(tasks: Mapping[str, Callable[[], None]], rounds: int) -> dict[str, list[float]]:
    """By name the seconds of each round, in an order that is turned round each time."""
    found = {name: [] for name in tasks}
    for turn in range(rounds):
        for name in tasks if turn % 2 else reversed(tasks):
            start = time.perf_counter()
            tasks[name]()
            found[name].append(time.perf_counter() - start)
    return found


def measured(rounds: int) -> str:
    issue = Issue.objects.get(number=1)
    sheet = set_out(Material(issue), language=LANGUAGE)
    more = {times: grown(issue, times) for times in TIMES}
    preview(issue)  # warms up, and is what the preview with nothing changed finds
    once = timed({"unchanged": lambda: preview(issue)}, rounds)
    tasks = {
        "export": lambda: export(issue),
        "bare": lambda: bare(sheet),
        "first": lambda: preview_first(issue),
        "edited": lambda: preview_edited(issue),
        **{f"{times}x": lambda draft=draft: export(draft) for times, draft in more.items()},
    }
    seconds = timed(tasks, rounds) | once
    rows = [
        row("export / bare WeasyPrint", ratio(seconds, "export", "bare"), 1.10),
        *(
            row(f"{n}x the blocks, each block", ratio(seconds, f"{n}x", "export") / n, 1.2)
            for n in TIMES
        ),
        row("preview with pictures / export", ratio(seconds, "first", "export"), 1.3),
        row("preview after an edit / first", ratio(seconds, "edited", "first"), 0.85),
        row("preview, nothing changed / first", ratio(seconds, "unchanged", "first"), 0.1),
    ]
    return table(("what", "ratio", "at most", ""), rows)


def row(what: str, found: float, most: float) -> tuple[str, ...]:
    return what, f"{found:.2f}", f"{most:.2f}", "met" if found <= most else "missed"


if __name__ == "__main__":
    print(measured(int(sys.argv[1])))  # noqa: T201 - what it is for
