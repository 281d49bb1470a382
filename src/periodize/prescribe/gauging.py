"""Which sets say how strong an athlete is: the first of an unknown lift, the last after a deload.

A main lift without a known maximum finds its load in its first session of the block. After each
deload the first heavy leg session has the last set of its main lifts counted; pairs, the taper and
the week of a race are left alone, and so are the first weeks after days off: the set waits for the
first such session after them. No solver here, and the referee never calls it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from periodize.block import Block
from periodize.model.names import LAST_PHASES
from periodize.plan import HEAVY_LEG_CLASSES, Prescription, Session
from periodize.prescribe.returning import History


def gauged(block: Block, sessions: Iterable[Session]) -> tuple[Session, ...]:
    """The sessions, in order of their starts, with the sets marked that gauge a lift."""
    deloads = [week.index for week in block.calendar.weeks if week.deload]
    history = History(block, block.numbers.returning) if block.numbers.returning else None
    seen: set[str] = set()
    found, last = [], -1
    for session in sessions:
        week = block.calendar.week_of(session.date)
        full = _is_full(history, session)
        counts = full and any(last < deload < week.index for deload in deloads)
        if not block.doses.done(session.start, session.place, session.focus):
            exercises = tuple(
                _marked(block, session, each, new=each.exercise not in seen, counts=counts)
                for each in session.exercises
            )
            session = dataclasses.replace(session, exercises=exercises)
        seen |= {each.exercise for each in session.exercises}
        last = week.index if full else last
        found.append(session)
    return tuple(found)


def _is_full(history: History | None, session: Session) -> bool:
    """Whether it is a heavy session that is no deload, and none of the first after days off."""
    if history:
        history.begin(session)
    heavy = session.load_class in HEAVY_LEG_CLASSES and not session.deload
    return heavy and not (history and history.is_back(session))


def _marked(
    block: Block, session: Session, done: Prescription, *, new: bool, counts: bool
) -> Prescription:
    known = session.focus in block.model.focuses
    role = block.menus.fillers(session.focus).get(done.exercise) if known else None
    if role is None or not role.main or done.reps is None:
        return done
    exercise = block.catalogue.exercises[done.exercise]
    unknown = (
        done.kit is not None and block.scenario.athlete.maximum_kg(exercise, session.date) is None
    )
    alone = done.pair is None and session.phase not in LAST_PHASES
    finding = unknown and new
    counted_to = _reserve(block) if counts and alone and not finding else None
    return dataclasses.replace(done, finding=finding, counted_to=counted_to)


def _reserve(block: Block) -> int | None:
    return block.numbers.returning.counted_reserve if block.numbers.returning else None
