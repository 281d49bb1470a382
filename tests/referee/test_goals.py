"""The goals: what a plan claims to be worth."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from periodize.plan import BrokenWish, GoalRecord, Plan
from periodize.referee.goals import goal_values, goal_violations
from periodize.rules.base import GOALS, Violation
from tests.toy import a_block, a_session

MONDAY = dt.date(2027, 5, 3)
MISSED = (
    Violation(MONDAY, "before_run", "a", 2, "gaps"),
    Violation(MONDAY, "after_run", "b", 3, "gaps"),
    Violation(MONDAY, "steady_week", "c", 1, "steadiness"),
)
GOOD = Plan(
    status="optimal",
    sessions=(a_session(0),),
    goals=tuple(
        GoalRecord(name=name, value=value, bound=value, proven=True)
        for name, value in zip(GOALS, (0, 5, 0, 1, 0), strict=True)
    ),
    broken_wishes=tuple(
        BrokenWish(rule=wish.rule, date=wish.date, text="", cost=wish.cost or 0) for wish in MISSED
    ),
)


def told(plan: Plan) -> list[str]:
    """What is said of a plan's claims."""
    return [found.text for found in goal_violations(a_block(), plan, MISSED)]


def with_gaps(**fields: object) -> Plan:
    """The good plan with other figures for its second goal."""
    goals = list(GOOD.goals)
    goals[1] = dataclasses.replace(goals[1], **fields)  # type: ignore[arg-type]
    return GOOD.replace(goals=tuple(goals))


def test_values_add_up() -> None:
    """A goal's value is the sum of its missed wishes; a goal without any is 0."""
    assert goal_values(MISSED) == {
        "sessions": 0,
        "gaps": 5,
        "balance": 0,
        "steadiness": 1,
        "preferences": 0,
    }


def test_nothing_claimed() -> None:
    """A plan without goals claims nothing, and what it claims rightly is accepted."""
    assert told(Plan(sessions=())) == []
    assert told(GOOD) == []


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        (
            with_gaps(value=4, bound=4),
            ["gaps is recorded as 4; the sessions give 5"],
        ),
        (
            with_gaps(bound=6),
            [
                "gaps claims a bound of 6 above its value 5",
                "gaps is proven exactly if its bound meets its value",
            ],
        ),
        (with_gaps(bound=4), ["gaps is proven exactly if its bound meets its value"]),
        (
            with_gaps(bound=4, proven=False),
            ["the status optimal does not fit the proofs of the goals"],
        ),
        (with_gaps(bound=4, proven=False).replace(status="feasible"), []),
        (
            GOOD.replace(status="feasible"),
            ["the status feasible does not fit the proofs of the goals"],
        ),
        (
            GOOD.replace(goals=GOOD.goals[1:]),
            [f"the goals must be {', '.join(GOALS)}, in this order"],
        ),
        (
            GOOD.replace(broken_wishes=GOOD.broken_wishes[:2]),
            ["the broken wishes of steady_week are not those that the plan has"],
        ),
        (
            GOOD.replace(broken_wishes=(*GOOD.broken_wishes, GOOD.broken_wishes[0])),
            ["the broken wishes of before_run are not those that the plan has"],
        ),
    ],
)
def test_claims(plan: Plan, expected: list[str]) -> None:
    """Value, bound, proof, status and broken wishes are what the sessions give."""
    assert told(plan) == expected
