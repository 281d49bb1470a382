"""What cannot be true together, and what is worth a second look, in a scenario that was read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from itertools import pairwise

from periodize.dates import DateRange, days_between, format_day
from periodize.model.load import load_model
from periodize.reading.marks import Loc
from periodize.scenario.resolve.findings import Findings
from periodize.scenario.resolve.run_entries import Entry
from periodize.scenario.scenario import Place, Race, Window
from periodize.scenario.schema.races import RaceListEntry
from periodize.scenario.schema.runs import (
    USUAL_PACE,
    ImportedRuns,
    RunDefaults,
    RunDetails,
    RunEntry,
)
from periodize.scenario.schema.wishes import AnyPin, PhaseEntry, PinEntry, RecurringPin, SeasonEntry

LONGEST_C_RACE_KM = 30
DAYS_BETWEEN_A_RACES = 56
EASY = ("easy", "recovery")
MANY_SLOW = 4
"""Easy runs in a block from which on a slow pace is worth a note."""


def check_distances(
    runs: Sequence[RunEntry], races: Sequence[RaceListEntry], findings: Findings
) -> None:
    """Find runs and races with two distances, and races with none."""
    for index, run in enumerate(runs):
        if not isinstance(run, ImportedRuns) and run.km is not None and run.mi is not None:
            findings.refuse(("runs", index, "mi"), "give km or mi, not both")
        if not isinstance(run, ImportedRuns):
            check_paces(run, ("runs", index), findings)
    for index, race in enumerate(races):
        if race.km is not None and race.mi is not None:
            findings.refuse(("races", index, "mi"), "give km or mi, not both")
        if race.km is None and race.mi is None and race.minutes is None:
            told = "a race needs its distance, 'km' or 'mi', or its 'minutes'"
            findings.refuse(("races", index), told)


def check_paces(given: RunDefaults | RunDetails, loc: Loc, findings: Findings) -> None:
    """Find two paces where one is meant."""
    if given.pace_min_per_km is not None and given.pace_min_per_mi is not None:
        told = "give pace_min_per_km or pace_min_per_mi, not both"
        findings.refuse((*loc, "pace_min_per_mi"), told)


def note_pace(runs: Sequence[Entry], defaults: RunDefaults, findings: Findings) -> None:
    """Note easy runs that last so long by their pace alone that they count as long runs."""
    measure = load_model("runner").long_run
    if measure is None or defaults.pace <= USUAL_PACE:
        return
    slow = [
        run
        for run in runs
        if run.kind in EASY and run.km and run.minutes == round(run.km * defaults.pace)
        if run.minutes >= measure.at_least_minutes > run.km * USUAL_PACE
    ]
    if len(slow) >= MANY_SLOW:
        pace = f"{int(defaults.pace)}:{round(defaults.pace % 1 * 60):02}"
        findings.note(
            f"{len(slow)} easy runs last {slow[0].minutes} min and more at {pace} min for a "
            "kilometre, so that they may count as long; is the pace right, or is it for a mile?"
        )


def check_order(key: str, entries: Sequence[SeasonEntry | PhaseEntry], findings: Findings) -> None:
    """Find seasons or phases that do not follow each other in time."""
    for index, (before, entry) in enumerate(pairwise(entries), start=1):
        if entry.since <= before.since:
            message = f"{key} must be in order of date: {entry.since} follows {before.since}"
            findings.refuse((key, index, "from"), message)


def check_birth_year(year: int | None, block: DateRange, findings: Findings) -> None:
    """Find an athlete who is not born before the block begins."""
    if year is not None and year >= block.start.year:
        first = block.start.year
        message = f"birth_year must lie before {first}, when the block begins; read {year}"
        findings.refuse(("athlete", "birth_year"), message)


def hour_of(pin: PinEntry | RecurringPin) -> time | None:
    """The hour at which what is pinned must start."""
    return None if pin.start is None else time(*divmod(pin.start, 60))


def check_pins(
    pins: Sequence[AnyPin], block: DateRange, windows: Sequence[Window], findings: Findings
) -> None:
    """Find pins that say nothing, say two things, or cannot be."""
    seen: set[date] = set()
    for index, pin in enumerate(pins):
        if not isinstance(pin, PinEntry):
            continue
        message = _pin_problem(pin, block, windows, seen)
        if message:
            findings.refuse(("pins", index), message)
        seen.add(pin.date)


def _pin_problem(
    pin: PinEntry, block: DateRange, windows: Sequence[Window], seen: set[date]
) -> str | None:
    day = format_day(pin.date)
    if (pin.focus is not None) == pin.nothing:
        return "a pin says 'focus' or 'nothing: true', one of the two"
    if pin.nothing and pin.start is not None:
        return "a pin with 'nothing: true' has no hour"
    if pin.date not in block:
        span = f"{format_day(block.start)} to {format_day(block.last_day)}"
        return f"{day} is outside the block, {span}"
    if pin.date in seen:
        return f"{day} is pinned twice"
    there = [window for window in windows if window.date == pin.date]
    if pin.focus is not None and not there:
        return f"a pin on a closed day: {day} has no window"
    hour = hour_of(pin)
    if hour and not any(w.start <= datetime.combine(pin.date, hour) < w.end for w in there):
        return f"a pin at a closed hour: no window of {day} is open at {hour:%H:%M}"
    return None


def note_races(races: Sequence[Race], findings: Findings) -> None:
    """Note C races that are long, and A races that are close together."""
    for race in races:
        if race.priority == "C" and race.km > LONGEST_C_RACE_KM:
            findings.note(
                f"{race.name} on {format_day(race.date)} is a C race of {race.km:g} km; so long a "
                "race is better a B race."
            )
    goals = [race for race in races if race.priority == "A"]
    for first, second in pairwise(goals):
        if days_between(first.date, second.date) < DAYS_BETWEEN_A_RACES:
            findings.note(
                f"The A races {first.name} and {second.name} are less than eight weeks apart, too "
                "close to build up between them."
            )


def note_places(places: Mapping[str, Place], windows: Sequence[Window], findings: Findings) -> None:
    """Note places that no window uses, and a block without windows."""
    used = {window.place for window in windows}
    for name in places:
        if name not in used:
            findings.note(f"No window of the block is at the place {name}.")
    if not windows:
        findings.note("The block has no window at all, so no session can stand in it.")
