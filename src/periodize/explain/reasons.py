"""Why a session stands on its day: what speaks for it, then what other days would break.

The sentence that speaks for the day comes first (`standing`); the other days follow by nearness.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from periodize.block import Option
from periodize.dates import days_between, format_short_day
from periodize.explain.compromises import shortened
from periodize.explain.relocate import Move, Moving
from periodize.explain.why_this_day import Standing, spoken
from periodize.plan import Plan, Reason, Session
from periodize.policy.case import Case
from periodize.rules.base import GOALS, Violation
from periodize.statements.atoms import Held

NEAREST = 3
"""So many reasons against other days are told in a plan."""


def reasons(
    case: Case,
    sessions: Sequence[Session],
    *,
    of: date | None = None,
    nearest: int | None = NEAREST,
) -> tuple[Session, ...]:
    """Give each session what speaks for its day, and what keeps it off others of its week.

    Where another day is closed to it whatever else stands, the referee tells by which rule. Where
    it is not, the session is moved there while the rest of the plan stays, and the referee tells
    what that breaks, or else costs. A day that breaks and costs nothing is not listed.

    Args:
        case: what the sessions are for.
        sessions: of the plan.
        of: the day whose sessions are asked for; None asks for all, the others stay as they are.
        nearest: how many reasons against other days are told, the nearest first; None tells all.
    """
    against = _Against(case, sessions)
    standing = Standing(case, Plan(sessions=tuple(sessions)))

    def told(session: Session) -> Session:
        others = list(against.told(session))[:nearest]
        return dataclasses.replace(session, because=(standing.sentence(session), *others))

    return tuple(told(each) if of in (None, each.date) else each for each in sessions)


class _Against:
    """What speaks against the other days of each session."""

    def __init__(self, case: Case, sessions: Sequence[Session]) -> None:
        self._block, self._decide = case.block, case.decided
        self._rules = {rule.rule: rule for rule in case.rules}
        self._moving = Moving(case, sessions)

    def told(self, session: Session) -> Iterator[Reason]:
        """The other days, the nearest first; days with the same reason are told together."""
        found: dict[Reason, list[str]] = {}
        places = sorted(
            self._moving.places(session),
            key=lambda option: (abs(days_between(option.date, session.date)), option.date),
        )
        for day, options in groupby(places, lambda option: option.date):
            if reason := self._day(session, list(options)):
                name = format_short_day(day)
                text = shortened(reason.text, session.focus, name)
                found.setdefault(Reason(rule=reason.rule, text=text), []).append(name)
        for reason, days in found.items():
            yield Reason(rule=reason.rule, text=f"not on {_either(days)}: {reason.text}")

    def _day(self, session: Session, places: Sequence[Option]) -> Reason | None:
        open_places = [o for o in places if Held(o) not in self._decide.forbidden]
        if not open_places:
            return self._closed(session, places[-1])
        move = self._moving.best(session, open_places)
        return self._in_the_way(session, move) or _weighed(move)

    def _in_the_way(self, session: Session, move: Move) -> Reason | None:
        """The sessions of that day, where it is they that leave no room, or cost."""
        first = _first(move)
        there = self._moving.in_the_way(session, move.option, first) if first else ()
        if not first or not there:
            return None
        names = " and ".join(f"the {spoken(each.focus)}" for each in there)
        text = f"{move.option.date:%A} holds {names}"
        return Reason(rule=first.rule, text=text if move.broken else f"{text}{_costs(move)}")

    def _closed(self, session: Session, option: Option) -> Reason | None:
        """What a place breaks whatever else stands, in the referee's words."""
        there = dataclasses.replace(
            session,
            date=option.date,
            start=option.start,
            place=option.place,
            minutes=option.minutes,
        )
        rule = self._rules[self._decide.forbidden[Held(option)][0]]
        broken = (found for found in rule.violations(self._block, Plan(sessions=(there,))))
        text = next((found.text for found in broken if found.breaks_must), None)
        return Reason(rule=rule.rule, text=text) if text else None


def _weighed(move: Move) -> Reason | None:
    """What a session would break in another place, or else miss in the first goal that loses.

    The price is told in full, goal by goal.
    """
    first = _first(move)
    if first is None:
        return None
    return Reason(rule=first.rule, text=first.text if move.broken else first.text + _costs(move))


def _first(move: Move) -> Violation | None:
    """What is told of a move: what it breaks first, or misses first in the first goal that loses.

    A session in the way at that hour tells less than what the whole day leaves no room for. What is
    missed in the same words as before, only more of it, is not told.
    """
    if move.broken:
        rest = [found for found in move.broken if found.rule != "availability"]
        return (rest or move.broken)[0]
    if move.is_free:
        return None
    worst = next(goal for goal, price in zip(GOALS, move.price, strict=True) if price)
    return next((found for found in move.missed if found.goal == worst), None)


def _costs(move: Move) -> str:
    changes = [pair for pair in zip(GOALS, move.price, strict=True) if pair[1]]
    costs = " and ".join(f"{price} in {goal}" for goal, price in changes if price > 0)
    gains = " and ".join(f"{-price} in {goal}" for goal, price in changes if price < 0)
    return f"; it costs {costs}" + (f", and gains {gains}" if gains else "")


def _either(days: Sequence[str]) -> str:
    *most, last = days
    return f"{', '.join(most)} or {last}" if most else last
