"""What the program should reach, beside what was measured."""

from __future__ import annotations

import statistics
from collections.abc import Iterator

from benchmarks.growth import growth
from benchmarks.instances import lengths
from benchmarks.suite import Results
from benchmarks.table import table
from periodize.rules.base import GOALS

SEASON_WEEKS = 24
"""As long as the longest running plan that people publish."""


def aims(results: Results) -> str:
    """A row for each aim."""
    rows = [[what, aim, measured] for what, aim, measured in _rows(results)]
    return table(["what", "aim", "measured"], rows)


def _rows(results: Results) -> Iterator[tuple[str, str, str]]:
    for name, aim in (("solve, 18 weeks", 1.5), ("solve, 52 weeks", 5.0)):
        yield f"`periodize` {name}, whole command", f"{aim} s", _command(results, name)
    fit = growth({w: results.growing[n]["wall"]["solve"] for w, n in lengths(results.growing)})
    yield "growth of the solve, 13 to 104 weeks", "exponent 1.3", f"{fit.exponent:.2f}"
    solved = {name: found for name, found in results.blocks.items() if "values" in found}
    proven = sum(len(found["proven"]) == len(GOALS) for found in solved.values())
    yield "blocks proven", "all", f"{proven} of {len(results.blocks)}"
    seasons = {name: found for name, found in solved.items() if found["weeks"] <= SEASON_WEEKS}
    slowest = max(seasons, key=lambda name: seasons[name]["wall"]["solve"])
    longest = seasons[slowest]["wall"]["solve"]
    yield f"slowest solve up to {SEASON_WEEKS} weeks", "4 s", f"{longest:.1f} s ({slowest})"
    for name, found in results.moved.items():
        asked = [race["question"]["wall"] for race in found["races"].values()]
        told = f"{min(asked):.2f} to {max(asked):.2f} s, median {statistics.median(asked):.2f} s"
        yield f"what-if of one moved race, {name}", "0.5 s", told
    yield "`periodize` what-if, 18 weeks", "3 s", _command(results, "what-if, 18 weeks")
    clash = [found["seconds"]["clash"]["wall"] for found in results.asked.values()]
    yield "a clash named, median", "2 s", f"{min(clash):.1f} to {max(clash):.1f} s"
    for name in ("--help", "rules", "check, 18 weeks"):
        yield f"`periodize` {name}", "0.15 s", _command(results, name)
    yield "memory, 52 weeks", "400 MB", f"{results.commands['solve, 52 weeks']['megabytes']:.0f} MB"
    ours, highs = results.planners["ours"], results.planners["highs"]
    ratios = [highs[name]["seconds"] / ours[name]["seconds"] for name in ours]
    yield "HiGHS / periodize, median", "10", f"at least {statistics.median(ratios):.1f}"


def _command(results: Results, name: str) -> str:
    found = results.commands[name]
    return f"{found['wall']:.2f} s ({found['cpu']:.2f} s of processors)"
