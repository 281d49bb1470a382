"""Runs with their hours: dated ones replace recurring ones, starts are filled in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, time
from itertools import groupby, pairwise

from periodize.dates import DateRange, after, at, format_day
from periodize.reading.marks import Spot
from periodize.scenario.resolve.findings import Findings
from periodize.scenario.resolve.run_entries import Entry
from periodize.scenario.scenario import Race, Run
from periodize.scenario.schema.runs import RunDefaults


def standing(
    dated: Sequence[Entry], recurring: Sequence[Entry], races: Iterable[date]
) -> list[Entry]:
    """The runs that stand: a dated run or a race replaces the recurring ones of its day."""
    taken = {entry.date for entry in dated} | set(races)
    return [*dated, *(entry for entry in recurring if entry.date not in taken)]


def inside(entries: Sequence[Entry], block: DateRange, findings: Findings) -> list[Entry]:
    """The runs inside the block; a note tells of the others."""
    for entry in entries:
        if entry.date not in block and not entry.found:
            day = format_day(entry.date)
            findings.note(f"The {entry.kind} run on {day} lies outside the block and is left out.")
    return [entry for entry in entries if entry.date in block or entry.found]


def placed(
    entries: Sequence[Entry],
    races: Sequence[tuple[Race, Spot]],
    defaults: RunDefaults,
    findings: Findings,
) -> tuple[Run, ...]:
    """The runs with their hours, sorted by start; runs that overlap are refused."""
    spots: list[tuple[Run | Race, Spot]] = [*races]
    for _, group in groupby(sorted(entries, key=lambda e: e.date), key=lambda e: e.date):
        spots += _day(list(group), [race for race, _ in races], defaults, findings)
    spots.sort(key=lambda pair: pair[0].start)
    _apart(spots, findings)
    return tuple(run for run, _ in spots if isinstance(run, Run))


def _day(
    entries: list[Entry], races: Sequence[Race], defaults: RunDefaults, findings: Findings
) -> list[tuple[Run, Spot]]:
    """One day's runs: those with a start first, then the others at the first free default."""
    fixed = _at_their_hours(entries, races, findings)
    taken: list[Run | Race] = [*(run for run, _ in fixed), *races]
    free = [defaults.start, defaults.second_start]
    for entry in (entry for entry in entries if entry.start is None):
        fits = [start for start in free if not _clash(_run(entry, start), taken)]
        start = next(iter(fits or ([] if entry.found else free)), None)
        if start is None and entry.found:
            told = f"{entry.name or entry.kind} on {format_day(entry.date)}"
            findings.note(f"{told} finds no hour and is left out.")
            continue
        if start is None:
            findings.refuse(entry.spot, "a third run of one day needs its own start")
            continue
        free.remove(start)
        run = _run(entry, start)
        taken.append(run)
        fixed.append((run, entry.spot))
    return fixed


def _at_their_hours(
    entries: Sequence[Entry], races: Sequence[Race], findings: Findings
) -> list[tuple[Run, Spot]]:
    """The runs that say when they start; what was found gives way to what the scenario says."""
    fixed: list[tuple[Run, Spot]] = []
    for entry in sorted(entries, key=lambda entry: entry.found):
        if entry.start is None:
            continue
        run = _run(entry, entry.start)
        if entry.found and _clash(run, [*(other for other, _ in fixed), *races]):
            told = f"{entry.name or entry.kind} on {format_day(entry.date)}"
            findings.note(f"{told} overlaps another run or race and is left out.")
            continue
        fixed.append((run, entry.spot))
    return fixed


def _run(entry: Entry, start: int) -> Run:
    return Run(
        start=after(at(entry.date, time()), start),
        minutes=entry.minutes,
        kind=entry.kind,
        demand_given=entry.demand,
        km=entry.km,
        name=entry.name,
    )


def _clash(run: Run, others: Iterable[Run | Race]) -> bool:
    return any(run.start < other.end and other.start < run.end for other in others)


def _apart(found: Sequence[tuple[Run | Race, Spot]], findings: Findings) -> None:
    for (first, first_spot), (second, spot) in pairwise(found):
        if second.start < first.end:
            # The later line is the one that a reader would change.
            where = max(first_spot, spot)
            findings.refuse(where, f"{_words(first)} and {_words(second)} overlap")


def _words(run: Run | Race) -> str:
    what = f"the {run.kind} run" if isinstance(run, Run) else f"the race {run.name}"
    end = "" if run.end.date() == run.date else f"{format_day(run.end.date())} "
    return f"{what} of {format_day(run.date)} {run.start:%H:%M}-{end}{run.end:%H:%M}"
