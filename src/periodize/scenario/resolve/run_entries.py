"""Runs as single days, still without the hours that depend on the day's other runs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from periodize.dates import DateRange
from periodize.reading.marks import Loc, Spot
from periodize.scenario.resolve.findings import Findings
from periodize.scenario.resolve.repeats import check_repeat, days_of
from periodize.scenario.scenario import Demand, Priority
from periodize.scenario.schema.races import RaceDetails
from periodize.scenario.schema.runs import (
    KM_PER_MILE,
    DatedRun,
    RecurringRun,
    RunDefaults,
    RunDetails,
    own_pace,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One run on one day.

    Attributes:
        start: minutes after midnight, or None where run_defaults decide.
        demand: as given; empty where it follows from kind and length.
        spot: where it was read.
        found: whether it comes from a calendar or export, which nobody wrote for this scenario.
        priority: of a race, if that says it.
        by_time: whether it is a race that ends after a time.
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
    by_time: bool = False


def distance(given: RunDetails | RaceDetails) -> float | None:
    """The distance in km, if one is given."""
    return round(given.mi * KM_PER_MILE, 3) if given.mi is not None else given.km


def duration(given: RunDetails | RaceDetails, defaults: RunDefaults) -> int:
    """The duration in minutes: as given, else by distance and pace, else the default."""
    km = distance(given)
    if given.minutes is not None:
        return given.minutes
    if km is None:
        return defaults.minutes
    own = own_pace(given) if isinstance(given, RunDetails) else None
    return max(1, round(km * (own or defaults.pace)))


def dated(run: DatedRun, defaults: RunDefaults, spot: Spot) -> Entry:
    """The entry of a run on one day."""
    return _entry(run, run.date, run.kind, defaults, spot)


def recurring(
    run: RecurringRun,
    block: DateRange,
    defaults: RunDefaults,
    loc: Loc,
    findings: Findings,
    week_starts: str,
) -> list[Entry]:
    """The entries of a recurring run inside the block."""
    check_repeat(run, loc, findings)
    spot = findings.marks.spot(loc)
    days = days_of(run, block, block, week_starts)
    return [_entry(run, day, run.kind, defaults, spot) for day in days]


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
