"""Measures, and prints tables in Markdown: see bin/bench."""

import argparse
import contextlib
import os
import signal
import subprocess
import sys
import tempfile
from http import HTTPStatus
from pathlib import Path

from tests.bench import databases, pages
from tests.bench.load import Request, first
from tests.bench.rounds import in_turns, ratio
from tests.bench.servers import ROOT, SERVERS, served
from tests.bench.tables import table

BARE = "tests.bench.bare:application"
PORTAL = "thbnet.wsgi:application"
GROWN_AT_MOST = 1.5
PARTS = ("copies", "growth", "pdf")


def main() -> None:
    asked = arguments()
    # Whoever stops it leaves no servers or databases behind.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    with tempfile.TemporaryDirectory(prefix="thbnet-bench-") as folder:
        here = Path(folder)
        with databases.sqlite(here) as urls:
            collect = ("manage.py", "collectstatic", "--noinput")
            databases.run(databases.environment(here, urls[0]), *collect)
            on_database("SQLite", here, *urls, asked)
            if "pdf" in asked.parts:
                say("## PDF of issue no. 1")
                say(pdfs(databases.environment(here, urls[0]), asked))
        # Where PDFs are drawn no database is asked.
        if asked.postgresql and set(asked.parts) != {"pdf"}:
            with databases.postgresql(asked.postgresql) as urls:
                on_database("PostgreSQL", here, *urls, asked)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bin/bench", description=__doc__)
    parser.add_argument("parts", nargs="*", help="copies, growth, pdf; without one, all")
    parser.add_argument("--quick", action="store_true", help="fewer and shorter rounds")
    parser.add_argument("--postgresql", metavar="URL", help="a server on which to make databases")
    parser.add_argument("--server", choices=SERVERS, action="append", help="only this one")
    asked = parser.parse_args()
    asked.parts = asked.parts or PARTS
    if unknown := set(asked.parts) - set(PARTS):
        parser.error(
            f"There is no part {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}."
        )
    asked.rounds, asked.seconds = (3, 0.2) if asked.quick else (7, 0.5)
    return asked


def on_database(name: str, folder: Path, small: str, large: str, asked) -> None:
    grows = "growth" in asked.parts
    databases.make(folder, small, large if grows else None)
    here, crowded = databases.environment(folder, small), databases.environment(folder, large)
    for server in (asked.server or SERVERS) if "copies" in asked.parts else ():
        say(f"## {name}, {server}")
        say(copies(server, here, asked))
    if grows:
        say(f"## {name}, from {databases.SMALL[0]} posts to {databases.LARGE[0]}")
        say(growth(here, crowded, asked))


def copies(server: str, environment: dict[str, str], asked) -> str:
    """Each page from a copy, and made anew, against the constant page of a bare Django."""
    with contextlib.ExitStack() as stack:
        bare = stack.enter_context(served(server, BARE, "/"))
        kept = stack.enter_context(served(server, PORTAL, "/healthz", **environment))
        unkept = environment | {"FRONT_CACHE_MB": "0"}
        anew = stack.enter_context(served(server, PORTAL, "/healthz", **unkept))
        paths = answered(kept, pages.public(kept))
        requests = {"bare": Request(bare, "/")}
        for name, path in paths.items():
            requests[name] = Request(kept, path)
            requests[f"{name}, anew"] = Request(anew, path)
        etag = first(Request(kept, "/en/")).header("etag")
        requests["not modified"] = Request(kept, "/en/", (("If-None-Match", etag),))
        rates = in_turns(requests, rounds=asked.rounds, seconds=asked.seconds)
        lengths = {name: first(request).length for name, request in requests.items()}
    rows = [
        (
            name,
            f"{lengths[name] / 1024:.1f}",
            f"{ratio(rates, name, 'bare'):.2f}",
            f"{ratio(rates, name, f'{name}, anew'):.0f}",
            f"{ratio(rates, 'bare', f'{name}, anew'):.1f}",
        )
        for name in paths
    ]
    rows.append(("not modified", "0.2", f"{ratio(rates, 'not modified', 'bare'):.2f}", "", ""))
    head = ("page", "KB", "copy / constant", "copy / anew", "cost anew, in constants")
    return table(head, rows)


def answered(port: int, paths: dict[str, str]) -> dict[str, str]:
    """Those that answer at all: the others are told to whoever watches, and left out."""
    found = {}
    for name, path in paths.items():
        try:
            status = first(Request(port, path)).status
        except OSError:
            status = "no answer"
        if status == HTTPStatus.OK:
            found[name] = path
        else:
            print(f"{path}: {status}", file=sys.stderr)  # noqa: T201 - a program's own words
    return found


def growth(small: dict[str, str], large: dict[str, str], asked) -> str:
    """How many times as long it takes to make a page anew, and what its queries read through."""
    with contextlib.ExitStack() as stack:
        unkept = {"FRONT_CACHE_MB": "0"}
        few = stack.enter_context(served("granian", PORTAL, "/healthz", **small, **unkept))
        many = stack.enter_context(served("granian", PORTAL, "/healthz", **large, **unkept))
        paths = answered(many, pages.growing(few))
        requests = {}
        for name, path in paths.items():
            requests[name], requests[f"{name}, many"] = Request(few, path), Request(many, path)
        rates = in_turns(requests, rounds=asked.rounds, seconds=asked.seconds)
    rows = []
    for name, path in paths.items():
        grown = ratio(rates, name, f"{name}, many")
        verdict = "flat" if grown <= GROWN_AT_MOST else "grows"
        rows.append((name, f"{grown:.2f}", verdict, scans(large, path) or "none"))
    return table(("page", "large / small", "", "tables read as a whole"), rows)


def scans(environment: dict[str, str], path: str) -> str:
    lines = told(environment, "tests.bench.plans", path).splitlines()
    return ", ".join(line.rpartition(" ")[2] for line in lines)


def pdfs(environment: dict[str, str], asked) -> str:
    return told(environment, "tests.bench.pdfs", str(asked.rounds)).strip()


def told(environment: dict[str, str], module: str, *arguments: str) -> str:
    """What the module, run on that database, prints."""
    found = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=ROOT,
        env=os.environ | environment,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return found.stdout


def say(text: str) -> None:
    print(text, end="\n\n", flush=True)  # noqa: T201 - what it is for


main()
