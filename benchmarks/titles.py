"""How well titles of running plans are read: right, asked about, or wrong.

    python -m benchmarks.titles TITLES.yaml [FOLDER]

TITLES.yaml has a list `titles`, each with `title` and `means` (a kind, `none`, or a list of kinds);
`sure: false` marks those that must be asked about or read right. FOLDER holds calendars (.ics)
whose events state their distance in a line of the description, such as `Distance: 8 km`; their
titles are read without it.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from periodize.block.efforts import QUALITY
from periodize.reading.calendar_events import read_events
from periodize.run_sources.description import described
from periodize.run_sources.found import Found
from periodize.run_sources.judging import Entry, Habits, judge
from periodize.run_sources.title import readings

NEAR = 0.07
"""Share of a distance that it may be off and still be right."""
SOME_DAY = dt.date(2027, 1, 5)
EASY = ("easy", "recovery")


def demand(kind: str | None) -> str:
    """What a kind demands, in a word; other sports and no run are `none`."""
    if kind in QUALITY:
        return "quality"
    if kind in EASY:
        return "easy"
    return kind if kind in ("long", "medium_long", "race") else "none"


def told(entry: dict[str, Any]) -> list[str]:
    """The demands that a title has, one for each run in it."""
    means = entry["means"]
    return [
        demand(None if kind == "none" else kind)
        for kind in ([means] if isinstance(means, str) else means)
    ]


def judged(entry: dict[str, Any]) -> str:
    """Whether a title's demand is read right, asked about, or wrong."""
    found = Found()
    judge(Entry(date=SOME_DAY, title=entry["title"]), Habits(), found)
    demands = [demand(run.kind) for run in found.runs] or [demand(None)]
    if demands == told(entry):
        return "right"
    return "flagged" if found.guesses else "wrong"


def calendars(folder: Path) -> Iterator[tuple[str, str]]:
    """How each event that states its distance is read by its title alone."""
    for file in sorted(folder.rglob("*.ics")):
        for event in read_events(file.read_bytes(), file.name).events:
            stated = described(event.text).km
            if stated is None:
                continue
            reads = [read for read in readings(event.title.replace("\n", ", ")) if read.kind]
            km = sum(read.km or 0 for read in reads)
            sure = all(read.sure for read in reads)
            right = abs(km - stated) <= NEAR * stated
            yield "right" if right else "wrong" if sure else "flagged", event.title


def main(titles: str, folder: str | None = None) -> None:
    """Print how many titles of each sort are right, flagged and wrong, and each that is wrong."""
    entries = yaml.safe_load(Path(titles).read_text(encoding="utf-8"))["titles"]
    for sure in (True, False):
        sort = [entry for entry in entries if entry.get("sure", True) is sure]
        results = [(judged(entry), entry["title"]) for entry in sort]
        _print("clear" if sure else "ambiguous", results, also=("flagged",) if sure else ())
    if folder:
        _print("events of calendars", list(calendars(Path(folder))))


def _print(name: str, results: list[tuple[str, str]], also: tuple[str, ...] = ()) -> None:
    counts = Counter(result for result, _ in results)
    shares = ", ".join(f"{counts[word]} {word}" for word in ("right", "flagged", "wrong"))
    print(f"{len(results)} {name}: {shares}")
    for result, title in results:
        if result == "wrong" or result in also:
            print(f"  {result}: {title}")


if __name__ == "__main__":
    main(*sys.argv[1:3])
