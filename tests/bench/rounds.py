"""Measuring in turns: whatever else the machine does, it does to all of them."""

from collections.abc import Mapping
from statistics import median

from tests.bench.load import Request, rate


def in_turns(requests: Mapping[str, Request], *, rounds: int, seconds: float) -> dict[str, list]:
    """By name the requests in a second of each round."""
    for request in requests.values():
        rate(request, seconds / 4)  # warms up
    found = {name: [] for name in requests}
    for turn in range(rounds):
        names = list(requests) if turn % 2 else list(reversed(requests))
        for name in names:
            found[name].append(rate(requests[name], seconds))
    return found


def ratio(rates: dict[str, list], name: str, to: str) -> float:
    """The median over all rounds of how many times as fast it was."""
    return median(one / other for one, other in zip(rates[name], rates[to], strict=True))
