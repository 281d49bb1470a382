"""Rows 1 and 7: what stands too near to runs, and what does not stand though it could."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from benchmarks.coach.facts import HEAVY, LEGS, Effort, Facts
from benchmarks.coach.room import places_for
from periodize.plan import Session

DAY_BEFORE_HOURS = 24
"""Between the end of a leg session and a quality run, and for heavy ones a long run."""
AFTER_QUALITY_HOURS = 3
"""Between the end of a quality run and the start of a heavy session or the second one."""
SECOND = "lower-second"
DAY = dt.timedelta(days=1)
HOUR = dt.timedelta(hours=1)
WITHOUT_LEGS_HOURS = 3
"""Between the end of what does not load the legs and a quality run of the day."""


def near_hard_runs(facts: Facts) -> Iterator[str | None]:
    """Row 1: leg sessions against the hours and days around quality and long runs."""
    for session in facts.leg_sessions:
        heavy = session.load_class in HEAVY or facts.jumps(session)
        faults = [_fault(session, effort, heavy=heavy) for effort in facts.efforts]
        yield next((fault for fault in faults if fault), None)


def _fault(session: Session, effort: Effort, *, heavy: bool) -> str | None:
    told = f"{session.start:%Y-%m-%d %H:%M} {session.focus}"
    run = f"the {'long ' if effort.long else ''}{effort.kind} run of {effort.start:%a %d %H:%M}"
    if heavy and effort.long and effort.date <= session.date <= effort.date + DAY:
        return f"{told} on the day of or after {run}"
    before, after = effort.start - session.end, session.start - effort.end
    asks = effort.quality or (effort.long and (heavy or session.focus == SECOND))
    if asks and dt.timedelta() <= before < DAY_BEFORE_HOURS * HOUR:
        return f"{told} {before / HOUR:.0f} h before {run}"
    least = AFTER_QUALITY_HOURS * HOUR
    asks = effort.quality and effort.kind != "race" and (heavy or session.focus == SECOND)
    if asks and dt.timedelta() <= after < least:
        return f"{told} {after / HOUR:.0f} h after {run}"
    return None


def open_but_empty(facts: Facts) -> Iterator[str | None]:
    """Row 7: weeks without any session though one for arms or trunk could stand."""
    for week in facts.full_weeks:
        if places_for(facts, week, "upper"):
            empty = not facts.sessions_of(week)
            yield f"{week.start} holds no session, though upper could stand" if empty else None
    for session in facts.sessions:
        if session.load_class not in LEGS and session.load_class != "light":
            yield _too_soon(session, facts)


def _too_soon(session: Session, facts: Facts) -> str | None:
    for effort in facts.efforts:
        before = effort.start - session.end
        soon = dt.timedelta() <= before < WITHOUT_LEGS_HOURS * HOUR
        if effort.quality and effort.date == session.date and soon:
            told = f"{session.start:%Y-%m-%d %H:%M} {session.focus}"
            return f"{told} {before / HOUR:.1f} h before {effort.kind} of the day"
    return None
