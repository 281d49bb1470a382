"""What a session that stays where it stood holds otherwise: exercises, sets, loads."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from periodize.plan import Prescription, Session


@dataclass(frozen=True, slots=True)
class ExerciseChange:
    """An exercise as either plan has it; None where it is not part of the session."""

    exercise: str
    before: Prescription | None
    after: Prescription | None


@dataclass(frozen=True, slots=True)
class Alteration:
    """A session that stays, and holds something else.

    Attributes:
        id: the session's.
        focus: what it is for.
        start: when it begins in both plans.
        exercises: those that come, go or are done otherwise.
    """

    id: str
    focus: str
    start: dt.datetime
    exercises: tuple[ExerciseChange, ...]


@dataclass(frozen=True, slots=True)
class LoadChange:
    """An exercise of a session that both plans have, with another weight; by reserve where None.

    Attributes:
        day: on which the other plan has it.
    """

    day: dt.date
    before: Prescription
    after: Prescription


def load_changes(old: Mapping[str, Session], new: Mapping[str, Session]) -> Iterator[LoadChange]:
    """The exercises of the sessions of two plans, by id, whose weight differs, in order of day.

    Of sessions that move, too; which of them holds other exercises, or other sets, is not told.
    """
    both = (session for name, session in new.items() if name in old)
    for session in sorted(both, key=lambda each: each.start):
        known = {each.exercise: each for each in old[session.id].exercises}
        for done in session.exercises:
            before = known.get(done.exercise)
            if before and _weight(before) != _weight(done):
                yield LoadChange(session.date, before, done)


def _weight(done: Prescription) -> tuple[object, ...]:
    return done.kit, done.held, done.load_kg


def is_of_load_alone(change: ExerciseChange) -> bool:
    """Whether an exercise is done as before but for its weight, and what follows from that."""
    before, after = change.before, change.after
    if before is None or after is None or _weight(before) == _weight(after):
        return False
    names = ("kit", "held", "load_kg", "percent_1rm", "ramp_up", "setup_seconds")
    return after == replace(before, **{name: getattr(after, name) for name in names})


def alterations(old: Mapping[str, Session], new: Mapping[str, Session]) -> Iterator[Alteration]:
    """The sessions of two plans, by id, that begin at one time and hold something else."""
    for name, session in new.items():
        before = old.get(name)
        if before is None or before.start != session.start:
            continue
        if changes := tuple(_changes(before, session)):
            yield Alteration(name, session.focus, session.start, changes)


def _changes(old: Session, new: Session) -> Iterator[ExerciseChange]:
    before = {each.exercise: each for each in old.exercises}
    after = {each.exercise: each for each in new.exercises}
    for name in dict.fromkeys((*before, *after)):
        if before.get(name) != after.get(name):
            yield ExerciseChange(name, before.get(name), after.get(name))
