"""Sets that gauge a lift are marked where they are due, told from the dates of a finished plan.

A plan by hand may leave the marks out; a mark where none is due is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from periodize.block import Block
from periodize.plan import HEAVY_LEG_CLASSES, Plan, Prescription, Session
from periodize.rules.base import Violation
from periodize.rules.breaks import DaysOff

RULE = "dose"
AT_EASE = ("taper", "race")


def gauge_violations(block: Block, plan: Plan) -> Iterator[Violation]:
    """Find loads that are to be found though they are known, and sets counted out of turn."""
    easy = _still_easy(block, plan)
    for session in plan.sessions:
        if block.doses.done(session.start, session.place, session.focus):
            continue
        for done in session.exercises:
            for text in _faults(block, plan, session, done, easy):
                told = f"{session.focus}: {done.exercise}: {text}"
                yield Violation(session.date, RULE, told)


def _still_easy(block: Block, plan: Plan) -> frozenset[date]:
    """The days of sessions that come too soon after days off for a set to be counted."""
    numbers = block.numbers.returning
    if numbers is None:
        return frozenset()
    away = DaysOff(block, plan, numbers)
    within = numbers.uncounted_days
    return frozenset(s.date for s in plan.sessions if away.ended_before(s.date, within))


def _faults(
    block: Block, plan: Plan, session: Session, done: Prescription, easy: frozenset[date]
) -> Iterator[str]:
    exercise = block.catalogue.exercises.get(done.exercise)
    if done.finding and exercise is not None:
        if block.scenario.athlete.maximum_kg(exercise, session.date) is not None:
            yield "its load is to be found, and its maximum is known"
        if any(
            each.exercise == done.exercise
            for earlier in plan.sessions
            if earlier.start < session.start
            for each in earlier.exercises
        ):
            yield "its load is to be found, and it was done before"
    if done.counted_to and session.date in easy:
        yield "its last set is counted, and days off lie just before"
    elif done.counted_to and not _is_due(plan, session, easy):
        yield "its last set is counted, and no deload lies just before"
    numbers = block.numbers.returning
    if done.counted_to and (numbers is None or done.counted_to != numbers.counted_reserve):
        yield f"its last set is counted to {done.counted_to} in reserve, which the model has not"
    if done.counted_to and (done.pair or session.phase in AT_EASE):
        yield "its last set is counted in a pair or before a race"


def _is_due(plan: Plan, session: Session, easy: frozenset[date]) -> bool:
    """Whether it is the first full heavy session since a deload week, first days back aside."""
    before = [
        each
        for each in plan.sessions
        if each.start < session.start and each.load_class in HEAVY_LEG_CLASSES
        if not each.deload and each.date not in easy
    ]
    last = max((each.date for each in before), default=None)
    deloads = [week.start for week in plan.weeks if week.deload]
    deloads += [each.date for each in plan.sessions if each.deload]
    return any((last is None or last < day) and day < session.date for day in deloads)
