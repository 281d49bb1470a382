"""Runs as single days, still without the hours that depend on the day's other runs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from periodize.dates import WEEKDAYS, DateRange, add_days
from periodize.reading.marks import Loc, Spot
from periodize.scenario.resolve.findings import Findings
from periodize.scenario.scenario import Demand, Priority
from periodize.scenario.schema.runs import (
    DatedRun,
    RaceEntry,
    RecurringRun,
    RunDefaults,
    RunDetails,
)

KM_PER_MILE = 1.609344


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One run on one day.

    Attributes:
        start: minutes after midnight, or None where run_defaults decide.
        demand: as given; empty where it follows from kind and length.
        spot: where it was read.
        found: whether it comes from a calendar or export, which nobody wrote for this scenario.
        priority: of a race, if that says it.
    """

    date: date
    kind: str
    km: float | None
    minutes: int
    start: int | None
    name: str | None
    demand: frozenset[Demand]
    spot: Spot
    found: bool = False
    priority: Priority | None = None


def distance(given: RunDetails | RaceEntry) -> float | None:
    """The distance in km, if one is given."""
    return round(given.mi * KM_PER_MILE, 3) if given.mi is not None else given.km


def duration(given: RunDetails | RaceEntry, defaults: RunDefaults) -> int:
    """The duration in minutes: as given, else by distance and pace, else the default."""
    km = distance(given)
    if given.minutes is not None:
        return given.minutes
    return defaults.minutes if km is None else max(1, round(km * defaults.pace_min_per_km))


def dated(run: DatedRun, defaults: RunDefaults, spot: Spot) -> Entry:
    """The entry of a run on one day."""
    return _entry(run, run.date, run.kind, defaults, spot)


def recurring(
    run: RecurringRun, block: DateRange, defaults: RunDefaults, loc: Loc, findings: Findings
) -> list[Entry]:
    """The entries of a recurring run inside the block."""
    first = max(run.since or block.start, block.start)
    last = min(run.until or block.last_day, block.last_day)
    if run.since and run.until and run.until < run.since:
        findings.refuse((*loc, "to"), f"'to' ({run.until}) comes before 'from' ({run.since})")
    spot = findings.marks.spot(loc)
    return [
        _entry(run, day, run.kind, defaults, spot)
        for day in (add_days(first, count) for count in range((last - first).days + 1))
        if WEEKDAYS[day.weekday()] in run.every and day not in run.excluding
    ]


def _entry(run: RunDetails, day: date, kind: str, defaults: RunDefaults, spot: Spot) -> Entry:
    return Entry(
        date=day,
        kind=kind,
        km=distance(run),
        minutes=duration(run, defaults),
        start=run.start,
        name=run.name,
        demand=frozenset(run.demand or ()),
        spot=spot,
    )
