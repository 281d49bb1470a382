"""Why a session stands on its day: what the other days of its week would break, or cost."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from itertools import groupby

from periodize.block import Block, Option
from periodize.dates import format_short_day
from periodize.moving import Move, Moving
from periodize.plan import Plan, Reason, Session
from periodize.rules.base import GOALS, Rule
from periodize.rules.decide import Decide, Held


def reasons(
    block: Block, rules: Sequence[Rule], decide: Decide, sessions: Sequence[Session]
) -> tuple[Session, ...]:
    """Give each session what keeps it off each other day of its week that has room for it.

    Where a day is closed to it whatever else stands, the referee tells by which rule. Where it is
    not, the session is moved there while the rest of the plan stays, and the referee tells what
    that breaks, or else costs. A day that breaks and costs nothing is not listed.
    """
    named = {rule.rule: rule for rule in rules}
    moving = Moving(block, rules, decide, sessions)
    return tuple(
        dataclasses.replace(session, because=tuple(_reasons(block, named, decide, moving, session)))
        for session in sessions
    )


def _reasons(
    block: Block,
    rules: dict[str, Rule],
    decide: Decide,
    moving: Moving,
    session: Session,
) -> Iterator[Reason]:
    for day, options in groupby(moving.places(session), lambda option: option.date):
        places = list(options)
        open_places = [option for option in places if Held(option) not in decide.forbidden]
        if open_places:
            found = _weighed(moving.best(session, open_places))
        else:
            found = _closed(block, rules, decide, session, places[-1])
        if found:
            text = f"not on {format_short_day(day)}: {found.text}"
            yield Reason(rule=found.rule, text=text)


def _weighed(move: Move) -> Reason | None:
    """What a session would break in another place, or else miss in the first goal that loses.

    The price is told in full, goal by goal.
    """
    if move.broken:
        # A session in the way at that hour tells less than what the whole day leaves no room for.
        rest = [found for found in move.broken if found.rule != "availability"]
        first = (rest or move.broken)[0]
        return Reason(rule=first.rule, text=first.text)
    if move.is_free:
        return None
    changes = [pair for pair in zip(GOALS, move.price, strict=True) if pair[1]]
    worst = changes[0][0]
    wish = next(found for found in move.missed if found.goal == worst)
    costs = " and ".join(f"{price} in {goal}" for goal, price in changes if price > 0)
    gains = " and ".join(f"{-price} in {goal}" for goal, price in changes if price < 0)
    back = f", and gains {gains}" if gains else ""
    return Reason(rule=wish.rule, text=f"{wish.text}; it costs {costs}{back}")


def _closed(
    block: Block, rules: dict[str, Rule], decide: Decide, session: Session, option: Option
) -> Reason | None:
    """What a place breaks whatever else stands, in the referee's words."""
    there = dataclasses.replace(
        session, date=option.date, start=option.start, place=option.place, minutes=option.minutes
    )
    rule = rules[decide.forbidden[Held(option)][0]]
    broken = (found for found in rule.violations(block, Plan(sessions=(there,))))
    text = next((found.text for found in broken if found.breaks_must), None)
    return Reason(rule=rule.rule, text=text) if text else None
