"""What a session that stays where it stood holds otherwise: exercises, sets, loads."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

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
