"""What was done beside what was planned: sessions done, moved and missed, and other loads."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from periodize.dates import days_between
from periodize.plan import Plan, Session
from periodize.plan.fields import Stamp
from periodize.training_log.sets import LoggedSet

NEAR_DAYS = 3
"""How far from its day a session may have been done and still be that session."""
SAME_KG = 0.05

Fate = Literal["done", "moved", "missed", "to come"]


@dataclass(frozen=True, slots=True)
class DoneSession:
    """What became of a planned session.

    Attributes:
        on: the day on which it was done; None where it was not.
    """

    id: str
    planned: dt.date
    fate: Fate
    on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class DoneLift:
    """An exercise of a session that was done: the heaviest sets, as planned and as they were.

    Attributes:
        planned_kg, planned_reps: None where the plan does not say them.
        kg, reps, reserve: of the heaviest set; of equal ones that with the most repetitions.
        sets: how many were done; warm-ups aside.
        stamped: the unit that stands on what was planned, where it is not that of the scenario.
    """

    session: str
    date: dt.date
    exercise: str
    planned_kg: float | None
    planned_reps: int | None
    planned_sets: int
    kg: float | None
    reps: int
    reserve: int | None
    sets: int
    stamped: Stamp | None = None

    @property
    def is_other(self) -> bool:
        """Whether it was lifted with another load than planned."""
        return bool(self.planned_kg) and abs((self.kg or 0) - (self.planned_kg or 0)) > SAME_KG


@dataclass(frozen=True, slots=True)
class Done:
    """A log beside a plan.

    Attributes:
        sessions: every session up to the last day of the log, in order.
        lifts: what was done of them.
        beside: the days of the log that belong to no session.
    """

    sessions: tuple[DoneSession, ...]
    lifts: tuple[DoneLift, ...]
    beside: tuple[dt.date, ...]

    @property
    def missed(self) -> tuple[str, ...]:
        """The ids of sessions that were not done."""
        return tuple(each.id for each in self.sessions if each.fate == "missed")


def done_of(plan: Plan, sets: Iterable[LoggedSet]) -> Done:
    """Lay a log beside a plan.

    A session was done on the day of which the log names it; else on its own day, or else on the
    nearest one within three that shares an exercise with it and has no session of its own.
    """
    days: dict[dt.date, list[LoggedSet]] = defaultdict(list)
    for each in sets:
        if not each.warm_up:
            days[each.date].append(each)
    if not days:
        return Done((), (), ())
    ordered = sorted(plan.sessions, key=lambda session: session.start)
    past = [session for session in ordered if session.date <= max(days)]
    on = _days_of(past, days)
    sessions = tuple(_fate(session, on.get(session.id)) for session in past)
    lifts = tuple(
        lift
        for session in past
        if session.id in on
        for lift in _lifts(session, on[session.id], days[on[session.id]])
    )
    beside = tuple(sorted(day for day in days if day not in on.values()))
    return Done(sessions, lifts, beside)


def _days_of(
    past: Sequence[Session], days: Mapping[dt.date, Sequence[LoggedSet]]
) -> dict[str, dt.date]:
    """By session, the day on which it was done."""
    named = {each.session: day for day, sets in days.items() for each in sets if each.session}
    found = {session.id: named[session.id] for session in past if session.id in named}
    for session in past:
        if session.id not in found and _shared(session, days.get(session.date, ())):
            found[session.id] = session.date
    for session in past:
        near = [
            (abs(days_between(session.date, day)), -_shared(session, sets), day)
            for day, sets in days.items()
            if day not in found.values() and _shared(session, sets)
        ]
        if session.id not in found and near and min(near)[0] <= NEAR_DAYS:
            found[session.id] = min(near)[2]
    return found


def _shared(session: Session, sets: Iterable[LoggedSet]) -> int:
    """How many exercises of a session some sets hold; sets that name another session hold none."""
    held = {each.exercise for each in sets if each.session in ("", session.id)}
    return len(held & {each.exercise for each in session.exercises})


def _fate(session: Session, on: dt.date | None) -> DoneSession:
    fate: Fate = "missed" if on is None else "done" if on == session.date else "moved"
    return DoneSession(session.id, session.date, fate, on)


def _lifts(session: Session, day: dt.date, sets: Sequence[LoggedSet]) -> Iterable[DoneLift]:
    for planned in session.exercises:
        held = [
            each
            for each in sets
            if each.exercise == planned.exercise and each.session in ("", session.id)
        ]
        if held:
            best = max(held, key=lambda each: (each.kg or 0, each.reps))
            yield DoneLift(
                session.id, day, planned.exercise, planned.load_kg, planned.reps, planned.sets,
                best.kg, best.reps, best.reserve, len(held), planned.stamped,
            )  # fmt: skip
