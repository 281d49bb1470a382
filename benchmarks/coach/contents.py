"""Rows 8, 9 and 11: rungs, loads and what comes back after a long time."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from benchmarks.coach.facts import HEAVY, Facts
from periodize.model.load import load_model
from periodize.plan import Prescription, Session

BY_TEST = frozenset(
    {"chin-up", "pull-up", "push-up-to-side-plank", "windshield-wipers", "nordic-curl"}
)
"""What only a test shows: above the rung of everybody of whom it is not known."""
SAME_WEEKS = dt.timedelta(days=21)
"""Loads of sessions further apart are not compared."""
FALLS_PERCENT = 95
"""Of the earlier load; less is a fall."""
FAR_REPS = 9
"""Repetitions left beyond those that the page says are far from the load."""
FROM_PERCENT = 60
"""Below, the number of repetitions that a load allows says little."""
NEW_DAYS = 28
"""What was last done longer ago counts as new."""
NEW_PERCENT = 75
"""Of the maximum; what is new starts below."""
CLOSED_DAYS = 14
"""Before an A race nothing new stands."""


def above_the_rung(facts: Facts) -> Iterator[str | None]:
    """Row 8: exercises that only a test opens, without one, or that ask more than is known."""
    can_do = facts.scenario.athlete.can_do
    for session, done in _exercises(facts):
        needs = _needs().get(done.exercise, {})
        known = [can_do[name] >= least for name, least in needs.items() if name in can_do]
        above = not any(known) if known else done.exercise in BY_TEST
        told = f"{session.date} {done.exercise} {done.sets} x {done.reps}"
        yield told if above else None


@cache
def _needs() -> Mapping[str, Mapping[str, int]]:
    ladders = load_model("runner").ladders.values()
    rungs = [rung for ladder in ladders for rung in ladder.rungs]
    return {name: dict(rung.needs) for rung in rungs for name in rung.exercises}


def falls_by_place(facts: Facts) -> Iterator[str | None]:
    """Row 9: loads that are less than before at the same place, since another place had less."""
    for exercise, held in _by_exercise(facts).items():
        for index, (session, done) in enumerate(held):
            earlier = [
                (n, s, d)
                for n, (s, d) in enumerate(held[:index])
                if s.place == session.place and session.date - s.date <= SAME_WEEKS
            ]
            if earlier and not session.deload:
                number, last, was = earlier[-1]
                between = [d for s, d in held[number + 1 : index] if s.place != session.place]
                lighter = any((d.load_kg or 0) < (was.load_kg or 0) for d in between)
                fell = 100 * (done.load_kg or 0) < FALLS_PERCENT * (was.load_kg or 0)
                told = f"{session.date} {exercise} {done.load_kg} kg after {was.load_kg} kg"
                yield f"{told} on {last.date}" if lighter and fell else None


def far_from_the_load(facts: Facts) -> Iterator[str | None]:
    """Row 9: repetitions and reserve that are not those of the load, by a known maximum.

    How many a load allows is the larger of Epley's formula and a straight line (Nuzzo 2024).
    """
    known = facts.scenario.athlete.one_rep_max_kg
    for session, done in _exercises(facts):
        maximum = known.get(done.exercise)
        if maximum and done.load_kg and done.reps and done.reps_in_reserve is not None:
            share = done.load_kg / maximum
            if 100 * share >= FROM_PERCENT:
                most = max((1 / share - 1) / 0.0333, 34 - 33 * share)
                left = most - done.reps - done.reps_in_reserve
                told = f"{session.date} {done.exercise} {done.sets} x {done.reps} at {share:.0%}"
                far = left > FAR_REPS or left < -1
                yield f"{told}, {done.reps_in_reserve} in reserve" if far else None


def comes_back_hard(facts: Facts) -> Iterator[str | None]:
    """Row 11: heavy work or jumps after more than four weeks without, in the taper or near full."""
    start = facts.scenario.days.start
    for jumps in (False, True):
        held = [s for s in facts.sessions if (facts.jumps(s) if jumps else s.load_class in HEAVY)]
        last = start
        for session in held:
            if (session.date - last).days > NEW_DAYS:
                yield _returning(facts, session, last, jumps=jumps, again=last != start)
            last = session.date


def _returning(
    facts: Facts, session: Session, last: dt.date, *, jumps: bool, again: bool
) -> str | None:
    told = f"{session.date} {session.focus}, {'jumps' if jumps else 'heavy'}"
    told += f" {(session.date - last).days} days after the last"
    for race in facts.scenario.races:
        if race.priority == "A" and 0 < (race.date - session.date).days <= CLOSED_DAYS:
            return f"{told}, {(race.date - session.date).days} days before {race.name}"
    most = max((done.percent_1rm or 0 for done in session.exercises), default=0)
    return f"{told}, at {most:g} %" if again and not jumps and most > NEW_PERCENT else None


def _exercises(facts: Facts) -> Iterator[tuple[Session, Prescription]]:
    return ((session, done) for session in facts.sessions for done in session.exercises)


def _by_exercise(facts: Facts) -> Mapping[str, Sequence[tuple[Session, Prescription]]]:
    found: dict[str, list[tuple[Session, Prescription]]] = defaultdict(list)
    for session, done in _exercises(facts):
        if done.load_kg is not None:
            found[done.exercise].append((session, done))
    return found
