"""Rounds: a circuit warms up, holds as many as its weeks of training allow, and all stations do.

Whether the week had time for them is for the rules about minutes to say.
"""

from __future__ import annotations

from collections.abc import Iterator

from periodize.block import Block
from periodize.block.rounds import EASED_PHASES
from periodize.model.focus import Focus, Rounds
from periodize.plan import Plan, Session
from periodize.rules.base import Violation

RULE = "rounds"


def round_violations(block: Block, plan: Plan) -> Iterator[Violation]:
    """Find circuits with too few or too many rounds, and rounds where there is no circuit."""
    for session in plan.sessions:
        focus = block.menus.focus(session.focus)
        if focus is None or session.date not in block.scenario.days:
            continue
        if block.doses.done(session.start, session.place, session.focus):
            continue
        if focus.rounds:
            texts = _faults(block, session, focus, focus.rounds)
        else:
            texts = iter(("it is no circuit and has no rounds",) if session.rounds else ())
        for text in texts:
            yield Violation(session.date, RULE, f"{session.focus}: {text}")


def _faults(block: Block, session: Session, focus: Focus, asked: Rounds) -> Iterator[str]:
    most = _most(block, session, focus, asked)
    least = 1 if session.deload else asked.first
    if session.rounds is not None and not least <= session.rounds <= most:
        span = f"{least}" if least == most else f"{least} to {most}"
        yield f"{session.rounds} rounds; {span} are allowed in this week"
    if session.round_rest_seconds < asked.rest_seconds:
        rest = session.round_rest_seconds
        yield f"{rest} s of rest after a round; at least {asked.rest_seconds} s are asked"
    # A plan written by hand need not say how long the warm-up is.
    if 0 < session.warm_up_minutes < focus.warm_up_minutes:
        asked_minutes = focus.warm_up_minutes
        yield f"{session.warm_up_minutes} min of warm-up; {asked_minutes} min are asked"
    for done in session.exercises:
        if done.sets != session.rounds:
            yield f"{done.exercise} has {done.sets} sets in {session.rounds} rounds"


def _most(block: Block, session: Session, focus: Focus, asked: Rounds) -> int:
    week = block.calendar.week_of(session.date)
    if week.phase in EASED_PHASES:
        return asked.first
    trained = sum(
        block.menus.offers(focus, earlier) and earlier.phase not in EASED_PHASES
        for earlier in block.calendar.weeks[: week.index]
    )
    return min(asked.most, asked.first + trained // asked.weeks_each)
