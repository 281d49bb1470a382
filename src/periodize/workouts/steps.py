"""What a session asks, step by step: sets and rests in their order, rounds said once."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from periodize.plan import Prescription, Session
from periodize.plan.fields import Stamp
from periodize.wording.sessions import (
    cool_down_text,
    dose_text,
    exercise_text,
    one_line,
    warm_up_text,
)

Kind = Literal["warm-up", "work", "rest", "cool-down"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing to do.

    It ends after so many repetitions or seconds; where neither is told, when it is done.

    Attributes:
        kind: a set on the way up to the working load is a warm-up.
        name: what is done, in our words.
        exercise: its id in the catalogue; empty for a rest, and for what comes before and after.
        reps: of one side, where it has sides.
        seconds: of both sides, with the time to change them.
        load_kg: the bar with its plates, or each piece that is held; None for the body alone and
            where it is not known.
        stamped: the unit that stands on it, where it is not that of the scenario.
        note: how it is done.
    """

    kind: Kind
    name: str
    exercise: str = ""
    reps: int | None = None
    seconds: int | None = None
    load_kg: float | None = None
    stamped: Stamp | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Repeat:
    """Some steps that are gone through several times, at least twice."""

    steps: tuple[Step, ...]
    times: int


def steps_of(session: Session, units: str) -> tuple[Step | Repeat, ...]:
    """All steps of a session; a pair takes turns, a circuit goes round."""
    return (*_warm_up(session), *_work(session, units), *_cool_down(session))


def _warm_up(session: Session) -> Iterator[Step]:
    if session.warm_up_minutes:
        seconds = 60 * session.warm_up_minutes
        yield Step(kind="warm-up", name="Warm-up", seconds=seconds, note=warm_up_text(session))


def _cool_down(session: Session) -> Iterator[Step]:
    if session.cool_down_minutes:
        seconds, note = 60 * session.cool_down_minutes, cool_down_text(session)
        yield Step(kind="cool-down", name="Cool-down", seconds=seconds, note=note)


def _work(session: Session, units: str) -> Iterator[Step | Repeat]:
    if session.rounds and session.exercises:
        *others, last = session.exercises
        last = dataclasses.replace(last, rest_seconds=session.round_rest_seconds)
        yield from _together((*others, last), units)
        return
    for pair, group in groupby(session.exercises, key=lambda done: done.pair or id(done)):
        del pair
        yield from _together(tuple(group), units)


def _together(group: Sequence[Prescription], units: str) -> Iterator[Step | Repeat]:
    """What comes before some exercises, then one set of each in turn."""
    for done in group:
        yield from _ramp_up(done)
    most = max(done.sets for done in group)
    rounds = [tuple(_round(group, number, units)) for number in range(most)]
    for steps, alike in groupby(rounds):
        times = len(list(alike))
        yield from (Repeat(steps, times),) if times > 1 else steps


def _round(group: Iterable[Prescription], number: int, units: str) -> Iterator[Step]:
    for done in group:
        if number < done.sets:
            yield _set(done, units, last=number == done.sets - 1)
            yield from _rest(done.rest_seconds)


def _set(done: Prescription, units: str, *, last: bool) -> Step:
    reps = done.last_reps if last and done.last_reps else done.reps
    one = dataclasses.replace(done, ramp_up=(), reps=reps, last_reps=None)
    told = dose_text(one, units, in_rounds=True)
    return Step(
        kind="work",
        name=exercise_text(done),
        exercise=done.exercise,
        reps=None if done.seconds else reps,
        seconds=done.set_seconds if done.seconds else None,
        load_kg=done.load_kg or None,
        stamped=done.stamped,
        note=". ".join(filter(None, (told, one_line(done.how)))),
    )


def _ramp_up(done: Prescription) -> Iterator[Step]:
    for each in done.ramp_up:
        yield Step(
            kind="warm-up",
            name=exercise_text(done),
            exercise=done.exercise,
            reps=each.reps,
            load_kg=each.load_kg or None,
            stamped=done.stamped,
            note=f"{each.percent:g} % of the working load",
        )
        yield from _rest(each.rest_seconds)


def _rest(seconds: int) -> Iterator[Step]:
    if seconds:
        yield Step(kind="rest", name="Rest", seconds=seconds)
