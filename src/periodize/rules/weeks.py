"""What each week holds, from the sessions alone."""

from __future__ import annotations

from collections.abc import Iterable

from periodize.block import Block, Week
from periodize.plan import Session, WeekRecord


def week_records(block: Block, sessions: Iterable[Session]) -> tuple[WeekRecord, ...]:
    """One record for each week of the block, in order; sets are fractional, light ones included."""
    held = tuple(sessions)
    return tuple(_record(block, week, held) for week in block.calendar.weeks)


def _record(block: Block, week: Week, sessions: tuple[Session, ...]) -> WeekRecord:
    held = [session for session in sessions if session.date in week.days]
    return WeekRecord(
        start=week.days.start,
        season=week.season,
        phase=week.phase,
        deload=any(session.deload for session in held),
        sessions=sum(session.load_class != "light" for session in held),
        target=week.target,
        minutes=sum(session.minutes for session in held),
        sets_by_muscle={
            group: sum(_half_sets(block, session, muscles) for session in held) / 2
            for group, muscles in block.catalogue.muscle_groups.items()
        },
    )


def _half_sets(block: Block, session: Session, muscles: frozenset[str]) -> int:
    known = block.catalogue.exercises
    return sum(
        done.sets * known[done.exercise].credit(muscles)
        for done in session.exercises
        if done.exercise in known
    )
