"""The races: from the list of races, and from runs of kind race."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time

from periodize.dates import DateRange, add_days, after, at, counted, days_between, format_day
from periodize.reading.marks import Loc, Spot
from periodize.scenario.resolve.findings import Findings
from periodize.scenario.resolve.race_events import events_of, over_days
from periodize.scenario.resolve.repeats import around, check_repeat, days_of
from periodize.scenario.resolve.run_entries import Entry, distance, duration
from periodize.scenario.scenario import Race
from periodize.scenario.schema.races import RaceEntry, RaceListEntry
from periodize.scenario.schema.runs import RunDefaults
from periodize.scenario.schema.wishes import MOST_WEEKS

DAYS_KEPT_AFTER_BLOCK = 28
DAYS_KEPT_BEFORE_BLOCK = 28
MOST_DAYS = 60
"""The days over which a race of before the block may still close days of it."""


def races_of(
    listed: Sequence[RaceListEntry],
    raced: Sequence[Entry],
    block: DateRange,
    defaults: RunDefaults,
    findings: Findings,
    week_starts: str,
) -> list[tuple[Race, Spot]]:
    """The races that matter to the block, sorted by start, with their positions.

    Args:
        listed: the entries of `races`.
        raced: the runs of kind race; each is a C race, unless a listed one has its date.
        block: the days that are planned; races up to four weeks before and after them are kept.
        defaults: the start and the pace where a race gives none.
        findings: takes the problems and the notes.
        week_starts: `mon` or `sun`, for races in each so many weeks.
    """
    stated = _stated(listed, block, defaults, findings, week_starts)
    kept = [(race, spot) for race, spot, _ in stated if _near(race, block, findings)]
    days = {race.date for race, _, _ in stated}
    extra = _from_runs(raced, days, defaults, findings)
    kept += [pair for pair in extra if _counts(pair, raced, block)]
    unstated = [race.date for race, _, free in stated if free]
    unstated += [entry.date for entry in raced if entry.found and entry.priority is None]
    past = [pair for pair in kept if pair[0].date < block.start]
    ahead = [pair for pair in kept if pair[0].date >= block.start]
    kept = [*_with_a_goal(past, unstated, findings), *_with_a_goal(ahead, unstated, findings)]
    return events_of(sorted(kept, key=lambda pair: pair[0].start))


def _stated(
    listed: Sequence[RaceListEntry],
    block: DateRange,
    defaults: RunDefaults,
    findings: Findings,
    week_starts: str,
) -> list[tuple[Race, Spot, bool]]:
    """The races of the list, each with its position and whether it leaves its priority open."""
    found = []
    for index, entry in enumerate(listed):
        spot = findings.marks.spot(("races", index))
        free = entry.priority is None and isinstance(entry, RaceEntry)
        for day in _days(entry, ("races", index), block, findings, week_starts):
            found.append((_race(entry, day, defaults), spot, free))
    return found


def _days(
    entry: RaceListEntry, loc: Loc, block: DateRange, findings: Findings, week_starts: str
) -> list[date]:
    if isinstance(entry, RaceEntry):
        if entry.until and not 0 <= days_between(entry.date, entry.until) < MOST_DAYS:
            told = f"a race lasts up to {MOST_DAYS} days from its date on; read {entry.until}"
            findings.refuse((*loc, "to"), told)
        return [entry.date]
    check_repeat(entry, loc, findings)
    near = around(block, DAYS_KEPT_BEFORE_BLOCK, DAYS_KEPT_AFTER_BLOCK)
    return days_of(entry, near, block, week_starts)


def _counts(race: tuple[Race, Spot], raced: Sequence[Entry], block: DateRange) -> bool:
    """Whether a race that is written as a run is one of the block's, or found near it."""
    found = any(entry.found and entry.date == race[0].date for entry in raced)
    return found or race[0].date in block


def _race(entry: RaceListEntry, day: date, defaults: RunDefaults) -> Race:
    start = defaults.start if entry.start is None else entry.start
    km = distance(entry)
    minutes = duration(entry, defaults)
    race = Race(
        start=after(at(day, time()), start),
        name=entry.name,
        km=km or max(0.1, round(minutes / defaults.pace, 1)),
        priority=entry.priority or "C",
        minutes=minutes,
        by_time=km is None,
    )
    until = entry.until if isinstance(entry, RaceEntry) else None
    days = days_between(day, until) + 1 if until else 1
    return over_days(race, min(days, MOST_DAYS))


def _near(race: Race, block: DateRange, findings: Findings) -> bool:
    """Whether a race is near enough to the block to matter; what lies outside it is told."""
    last = add_days(block.last_day, DAYS_KEPT_AFTER_BLOCK)
    told = f"The race {race.name} on {format_day(race.date)} lies"
    if race.date < add_days(block.start, -DAYS_KEPT_BEFORE_BLOCK):
        findings.note(f"{told} more than four weeks before the block and is left out.")
        return False
    if race.date > block.last_day:
        days = counted(days_between(block.last_day, race.date), "day")
        far = "more than four weeks" if race.date > last else days
        out = " and is left out" if race.date > last else ""
        findings.note(f"{told} {far} after the block{out}{longer_block(block, race.date)}.")
    return race.date <= last


def longer_block(block: DateRange, day: date) -> str:
    """How long the block must be to hold a day after it, as the end of a sentence.

    Empty where the day lies in it, or no block is so long.
    """
    weeks = days_between(block.start, day) // 7 + 1
    if day <= block.last_day or weeks > MOST_WEEKS:
        return ""
    return f"; `weeks: {weeks}` under `block` (`--set block.weeks={weeks}`) takes it in"


def _with_a_goal(
    races: list[tuple[Race, Spot]], unstated: Sequence[date], findings: Findings
) -> list[tuple[Race, Spot]]:
    """Make the last race the A race, if no race is one and it does not say otherwise.

    Of the races before the block, of which only what comes after them counts, the same is thought.
    """
    free = [race for race, _ in races if race.date in unstated]
    if not free or any(race.priority == "A" for race, _ in races):
        return races
    goal = max(free, key=lambda race: race.start)
    day = format_day(goal.date)
    findings.note(f"No race has priority A, so the last one, {goal.name} on {day}, is the A race.")
    promoted = replace(goal, priority="A")
    return [(promoted if race is goal else race, spot) for race, spot in races]


def _from_runs(
    raced: Sequence[Entry], listed: set[date], defaults: RunDefaults, findings: Findings
) -> list[tuple[Race, Spot]]:
    found = []
    for entry in raced:
        if entry.date in listed:
            continue
        if entry.km is None:
            message = "a run of kind race needs its distance (km or mi), or an entry in 'races'"
            findings.refuse(entry.spot, message)
            continue
        start = defaults.start if entry.start is None else entry.start
        race = Race(
            start=after(at(entry.date, time()), start),
            name=entry.name or "Race",
            km=entry.km,
            priority=entry.priority or "C",
            minutes=entry.minutes,
            by_time=entry.by_time,
        )
        found.append((race, entry.spot))
    return found
