"""Sets of one exercise in a session."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from pydantic import ValidationError

from periodize.plan import Session
from periodize.rules.exercise_sets import ExerciseSets
from tests.toy import a_block, a_plan, a_session


def the_rule(**changes: Any) -> ExerciseSets:
    """At most five sets of heavy leg work, three of the focus `upper`."""
    numbers = {"classes": {"lower-heavy": 5, "upper": 4}, "focuses": {"upper": 3}}
    return ExerciseSets(**{"rule": "exercise_sets", **numbers, **changes})


def holding(focus: str, *sets: int) -> Session:
    """A session on Tuesday whose exercises have so many sets."""
    session = a_session(1, focus, exercises=("squat", "deadlift", "press")[: len(sets)])
    pairs = zip(session.exercises, sets, strict=True)
    return dataclasses.replace(
        session, exercises=tuple(dataclasses.replace(done, sets=count) for done, count in pairs)
    )


@pytest.mark.parametrize(
    ("focus", "sets", "expected"),
    [
        ("legs", (5, 5), []),
        ("legs", (6, 5), [None]),
        ("legs", (6, 7), [None, None]),
        # The focus goes before its class.
        ("upper", (3,), []),
        ("upper", (4,), [None]),
        # What is not listed is free.
        ("core", (9,), []),
    ],
)
def test_limits(focus: str, sets: tuple[int, ...], expected: list[int | None]) -> None:
    """Every exercise stays within the limit of its session."""
    found = the_rule().violations(a_block(), a_plan(holding(focus, *sets)))
    assert [each.cost for each in found] == expected


def test_price() -> None:
    """Each set too many costs."""
    found = the_rule(penalty=2).violations(a_block(), a_plan(holding("legs", 6, 8)))
    assert [each.cost for each in found] == [2, 6]


def test_text() -> None:
    """The violation names the exercise, its sets and the limit."""
    (found,) = the_rule().violations(a_block(), a_plan(holding("legs", 6)))
    assert found.text == "legs on Tue 4 May holds 6 sets of Squat; at most 5"


def test_bounds() -> None:
    """A limit of no sets at all is refused."""
    with pytest.raises(ValidationError, match="greater than or equal to 1"):
        the_rule(classes={"upper": 0})


def test_explain() -> None:
    """The sentence has the numbers."""
    assert the_rule().explain() == (
        "Most sets of one exercise in a session: lower-heavy 5, upper 3."
    )
    assert the_rule(classes={}, focuses={}).explain().endswith("any number.")
