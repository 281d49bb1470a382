"""Rows 2, 3 and 5, and stretches: how often the legs are trained where they could be."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise

from benchmarks.coach.facts import NORMAL, Facts
from benchmarks.coach.room import leg_places, race_days, room_for_two
from periodize.dates import monday_of

SHORT_MINUTES = 45
"""A window shorter than this is short."""
LONGEST_DAYS = 10
"""From one leg session to the next."""
DAY = dt.timedelta(days=1)


def weeks_without_legs(facts: Facts) -> Iterator[str | None]:
    """Row 2, and row 3 for one exposure: normal weeks with room for legs."""
    for week in facts.normal_weeks:
        if places := leg_places(facts, week):
            missing = not facts.legs_of(week)
            yield f"{week.start} ({week.phase}) no legs; open {_told(places)}" if missing else None


def weeks_without_two(facts: Facts) -> Iterator[str | None]:
    """Row 3: normal weeks with room for two leg sessions."""
    for week in facts.normal_weeks:
        places = leg_places(facts, week)
        if room_for_two(places):
            held = len(facts.legs_of(week))
            told = f"{week.start} ({week.phase}) {held} for the legs; open {_told(places)}"
            yield told if held < 2 else None


def short_windows_without_legs(facts: Facts) -> Iterator[str | None]:
    """Row 5: normal weeks with sessions and short windows only that hold nothing for the legs."""
    for week in facts.normal_weeks:
        windows = [w for w in facts.scenario.windows if monday_of(w.date) == week.start]
        short = all(w.end - w.start < dt.timedelta(minutes=SHORT_MINUTES) for w in windows)
        if windows and short and leg_places(facts, week):
            missing = not facts.legs_of(week)
            yield f"{week.start} ({week.phase}) short windows, no legs" if missing else None


def long_stretches(facts: Facts) -> Iterator[str | None]:
    """Stretches of more than ten days without legs, where a leg session could have stood."""
    open_days = {start.date() for week in facts.weeks for start in leg_places(facts, week)}
    for first, last in _stretches(facts):
        days = [first + offset * DAY for offset in range((last - first).days + 1)]
        there = sum(day in open_days for day in days)
        yield f"{first} to {last} without legs, {there} days open" if there else None


def closed_stretches(facts: Facts) -> Iterator[str | None]:
    """Stretches of more than ten days without legs in which none could have stood."""
    open_days = {start.date() for week in facts.weeks for start in leg_places(facts, week)}
    for first, last in _stretches(facts):
        days = [first + offset * DAY for offset in range((last - first).days + 1)]
        there = any(day in open_days for day in days)
        yield None if there else f"{first} to {last} without legs, no day open"


def _stretches(facts: Facts) -> Iterator[tuple[dt.date, dt.date]]:
    """First and last day between two leg sessions (or the ends of normal training), too long.

    Days of taper, race and recovery weeks, and those that a race closes, end a stretch.
    """
    held = {session.date for session in facts.leg_sessions}
    days = facts.scenario.days
    counted = [day for day in days if facts.phase_on(day) in NORMAL and not _raced(facts, day)]
    free = set(counted) - held
    marks = [days.start - DAY, *(day for day in days if day not in free), days.end]
    for before, after in pairwise(marks):
        # Of a gap of eleven days between two sessions ten lie between them.
        if (after - before).days > LONGEST_DAYS:
            yield before + DAY, after - DAY


def _raced(facts: Facts, day: dt.date) -> bool:
    for race in facts.scenario.races:
        before, after = race_days(race, "circuit")
        if -before < (day - race.date).days < after:
            return True
    return False


def _told(places: object) -> str:
    starts = places if isinstance(places, list) else []
    days = dict.fromkeys(f"{start:%a}" for start in starts)
    return " ".join(days)
