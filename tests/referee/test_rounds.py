"""Rounds of a circuit, as the referee reads them."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from periodize.plan import Plan, Session
from periodize.policy.case import Case
from periodize.prescribe.dose import session_of
from periodize.referee import complete, judge
from periodize.referee.rounds import round_violations
from tests.circuit import a_circuit_block
from tests.toy import a_block, a_plan, a_session, day

THROUGH = ("strength", "strength", "strength", "taper")
BLOCK = a_circuit_block(6, through=THROUGH)


def in_week(week: int, rounds: int | None = None, **changes: Any) -> Session:
    """A circuit in a week (from 0) with so many rounds, else as many as the program gives it."""
    option = next(option for option in BLOCK.options.all if option.week == week)
    session = session_of(BLOCK, option, ("squat", "press", "plank"))
    if rounds:
        exercises = tuple(dataclasses.replace(each, sets=rounds) for each in session.exercises)
        session = dataclasses.replace(session, rounds=rounds, exercises=exercises)
    return dataclasses.replace(session, **changes)


def told(session: Session) -> list[str]:
    """What is said of a session."""
    return [found.text for found in round_violations(BLOCK, Plan(sessions=(session,)))]


@pytest.mark.parametrize(
    ("week", "rounds", "allowed"),
    [
        (0, 2, None),
        (0, 3, "2"),
        (0, 1, "2"),
        (1, 3, "2"),
        (2, 3, None),
        (2, 2, None),  # a week may hold fewer than it has grown to
        (2, 1, "2 to 3"),
        (2, 4, "2 to 3"),
        (3, 2, None),
        (3, 3, "2"),  # the taper goes back
    ],
)
def test_growth(week: int, rounds: int, allowed: str | None) -> None:
    """Rounds lie between the first and what the weeks of training have added."""
    expected = [f"circuit: {rounds} rounds; {allowed} are allowed in this week"]
    assert told(in_week(week, rounds)) == (expected if allowed else [])


@pytest.mark.parametrize(
    ("between", "allowed"), [("strength", "2 to 3"), ("power", "2"), ("taper", "2")]
)
def test_only_weeks_of_training_count(between: str, allowed: str) -> None:
    """Weeks that do not offer the circuit, or do not train, add no rounds."""
    block = a_circuit_block(
        3, through=("strength", between, "strength"), phases=["strength", "taper"]
    )
    option = next(option for option in block.options.all if option.week == 2)
    session = session_of(block, option, ("squat", "press", "plank"))
    exercises = tuple(dataclasses.replace(each, sets=4) for each in session.exercises)
    many = dataclasses.replace(session, rounds=4, exercises=exercises)
    found = [each.text for each in round_violations(block, Plan(sessions=(many,)))]
    assert found == [f"circuit: 4 rounds; {allowed} are allowed in this week"]


def test_strangers_are_left_to_others() -> None:
    """A focus that nobody knows, and a day outside the block, have no rounds to judge."""
    assert told(in_week(0, 3, focus="zumba")) == []
    assert told(in_week(0, 3, date=day(90))) == []


def test_every_station_has_them_all() -> None:
    """No station is left out of a round."""
    session = in_week(2, 3)
    first, *others = session.exercises
    short = dataclasses.replace(session, exercises=(dataclasses.replace(first, sets=2), *others))
    assert told(short) == ["circuit: plank has 2 sets in 3 rounds"]


@pytest.mark.parametrize(("rest", "count"), [(180, 0), (240, 0), (179, 1)])
def test_rest_between_rounds(rest: int, count: int) -> None:
    """The rest after a round may be longer than the model's, not shorter."""
    assert len(told(in_week(0, round_rest_seconds=rest))) == count


def test_no_rounds_where_there_is_no_circuit() -> None:
    """Sets of an ordinary session are no rounds."""
    block, plain = a_block(), a_session(0)
    found = round_violations(block, a_plan(dataclasses.replace(plain, rounds=2)))
    assert [each.text for each in found] == ["legs: it is no circuit and has no rounds"]
    assert list(round_violations(block, a_plan(plain))) == []


def test_a_deload_may_hold_fewer() -> None:
    """In a lighter week the first number of rounds is no floor."""
    assert told(in_week(2, 1, deload=True)) == []


def test_a_plan_without_rounds_is_read_by_its_sets() -> None:
    """A plan that says nothing of rounds is judged as if it did."""
    unsaid: dict[str, Any] = {"rounds": None, "round_rest_seconds": 0}
    session = dataclasses.replace(in_week(2, 3), **unsaid)
    whole = complete(BLOCK, Plan(sessions=(session,)))
    assert [(each.rounds, each.round_rest_seconds) for each in whole.sessions] == [(3, 180)]
    assert judge(Case(BLOCK, ()), Plan(sessions=(session,))).broken == ()
    bad = dataclasses.replace(in_week(0, 3), **unsaid)
    assert {each.rule for each in judge(Case(BLOCK, ()), Plan(sessions=(bad,))).broken} == {
        "rounds"
    }
