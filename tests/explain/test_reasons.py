"""Why a session stands on its day: every other day with room is told, unless it is as good.

What speaks for the day itself is in `test_standing.py`.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from pathlib import Path

import pytest

from periodize.dates import format_short_day
from periodize.explain.reasons import _weighed, reasons
from periodize.explain.relocate import Move, Moving
from periodize.plan import Plan, Reason, Session
from periodize.planning import Solved, solve
from periodize.policy.case import Case
from periodize.referee import goal_values, judge
from periodize.rules.base import Violation
from periodize.scenario import load
from tests.cases import under_model

SHIPPED = Path(__file__).parents[2] / "scenarios"
NAMES = ("evening-runner", "four-weeks-to-5k", "mountain-half-circuit")


@cache
def solved(name: str) -> Solved:
    """A shipped scenario, solved once."""
    return solve(load(SHIPPED / f"{name}.yaml"))


@cache
def in_full(name: str) -> tuple[Session, ...]:
    """The sessions of a shipped scenario with every reason, not the nearest alone."""
    block, plan = solved(name).case.block, solved(name).plan
    _, rules = under_model(block.scenario)
    return reasons(Case(block, rules), plan.sessions, nearest=None)


def days_of(reason: Reason) -> list[str]:
    """The days that a reason speaks against, in its order."""
    found = re.match(r"not on ([^:]+): ", reason.text)
    assert found
    return re.split(", | or ", found[1])


def nearness(session: Session, day: dt.date) -> tuple[int, dt.date]:
    """How far a day lies from a session's; of two as far the earlier comes first."""
    return abs((day - session.date).days), day


@pytest.mark.parametrize("name", NAMES)
def test_every_other_day_is_told_or_free(name: str) -> None:
    """Each day of the week with room for a session is told once, or costs nothing."""
    block, plan = solved(name).case.block, solved(name).plan
    _, rules = under_model(block.scenario)
    moving = Moving(Case(block, rules), plan.sessions)
    assert any(len(session.because) > 1 for session in in_full(name))
    for session, full in zip(plan.sessions, in_full(name), strict=True):
        free = {m.option.date for m in moving.moves(session, moving.places(session)) if m.is_free}
        days = sorted({option.date for option in moving.places(session)} - free)
        told = [day for reason in full.because[1:] for day in days_of(reason)]
        assert sorted(told) == sorted(map(format_short_day, days))


def test_three_reasons_against_other_days_are_enough() -> None:
    """Some session has more reasons than a plan tells."""
    assert any(len(full.because) > 4 for name in NAMES for full in in_full(name))


@pytest.mark.parametrize("name", NAMES)
def test_the_nearest_days_are_told_first(name: str) -> None:
    """A plan tells three reasons at most, by nearness of the first day of each."""
    for session, full in zip(solved(name).plan.sessions, in_full(name), strict=True):
        assert session.because == full.because[:4]
        week = solved(name).case.block.calendar.week_of(session.date).days
        dates = {format_short_day(day): day for day in week}
        for days in map(days_of, full.because[1:]):
            assert days == sorted(days, key=lambda day: nearness(session, dates[day]))
        firsts = [dates[days_of(reason)[0]] for reason in full.because[1:]]
        assert firsts == sorted(firsts, key=lambda day: nearness(session, day))


def test_what_stands_on_a_day_is_said() -> None:
    """A day that another session fills is told by that session, never as 0 h between two starts."""
    texts = [r.text for name in NAMES for s in in_full(name) for r in s.because]
    assert not [text for text in texts if "starts 0 h after" in text]
    assert any(re.fullmatch(r"not on \w+ \d+ \w+: \w+day holds the [a-z ]+", t) for t in texts)


@pytest.mark.parametrize("name", NAMES)
def test_reasons_are_the_referees(name: str) -> None:
    """What a reason says is what the whole plan breaks or misses with the session on that day."""
    block, plan = solved(name).case.block, solved(name).plan
    _, rules = under_model(block.scenario)
    moving = Moving(Case(block, rules), plan.sessions)
    worth = tuple(goal.value for goal in plan.goals)
    for session in plan.sessions:
        rest = [other for other in plan.sessions if other is not session]
        for move in moving.moves(session, moving.places(session)):
            moved = Plan(sessions=(*rest, moving.moved(session, move.option)))
            verdict = judge(Case(block, tuple(rules)), moved)
            assert set(move.broken) <= set(verdict.broken)
            assert verdict.accepted == (not move.broken)
            there = tuple(goal_values(verdict.missed).values())
            assert there == tuple(a + b for a, b in zip(worth, move.price, strict=True))


def test_a_wish_is_told_with_its_cost() -> None:
    """Where a day breaks nothing and still costs, the goals that lose are named."""
    texts = [r.text for name in NAMES for session in in_full(name) for r in session.because[1:]]
    costs = [text for text in texts if re.search(r"; it costs \d+ in \w+", text)]
    assert costs
    assert len(costs) < len(texts)


@pytest.mark.parametrize(
    ("price", "expected"),
    [
        ((0, 2, 0, 0, 0), "it costs 2 in gaps"),
        ((0, 2, 0, 1, 0), "it costs 2 in gaps and 1 in steadiness"),
        (
            (0, 2, -3, 1, -4),
            "it costs 2 in gaps and 1 in steadiness, and gains 3 in balance and 4 in preferences",
        ),
    ],
)
def test_the_whole_price_is_told(price: tuple[int, ...], expected: str) -> None:
    """What a day misses of the first goal that loses, and what it costs and gains in every goal."""
    day = dt.date(2027, 5, 4)
    missed = (
        Violation(day, "steady_week", "off its day", 1, "steadiness"),
        Violation(day, "before_run", "2 h short", 2, "gaps"),
    )
    option = solved(NAMES[0]).case.block.options.all[0]
    found = _weighed(Move(option, broken=(), missed=missed, price=price))
    assert found == Reason(rule="before_run", text=f"2 h short; {expected}")


def test_more_of_what_is_missed_anyway_is_no_reason() -> None:
    """Where a move misses only what is missed in the same words already, nothing is told."""
    option = solved(NAMES[0]).case.block.options.all[0]
    assert _weighed(Move(option, broken=(), missed=(), price=(0, 0, 4, 0, 0))) is None
