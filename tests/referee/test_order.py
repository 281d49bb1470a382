"""The order inside a session."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from periodize.plan import Plan
from periodize.prescribe.dose import session_of
from periodize.referee.order import order_violations
from tests.circuit import CIRCUIT, a_circuit_block
from tests.referee.good import arranged, dosed, good_plan, nine_weeks, together
from tests.toy import a_role

LIFT, ARMS, PAIRED = "lower-strength-05-18", "upper-05-19", "complex-06-15"
PRESS, ROW, OVERHEAD, TRUNK = (
    "bench-press",
    "bent-over-row",
    "dumbbell-overhead-press",
    "dead-bug",
)


def told(session: str, *order: str) -> list[str]:
    """What is said of a session whose exercises stand in this order."""
    plan = arranged(session, order)(good_plan())
    return [found.text for found in order_violations(nine_weeks()[0], plan)]


@pytest.mark.parametrize(
    ("session", "order", "expected"),
    [
        (LIFT, ("box-jump", "back-squat", "romanian-deadlift"), []),
        # Both are heavy: either may come first.
        (LIFT, ("box-jump", "romanian-deadlift", "back-squat"), []),
        (
            LIFT,
            ("back-squat", "box-jump", "romanian-deadlift"),
            ["lower-strength: box-jump (power) stands after back-squat (heavy)"],
        ),
        (
            ARMS,
            (PRESS, ROW, TRUNK, OVERHEAD),
            ["upper: dumbbell-overhead-press (accessory) stands after dead-bug (core)"],
        ),
        (
            ARMS,
            (PRESS, OVERHEAD, ROW, TRUNK),
            ["upper: pair A is torn apart"],
        ),
        # The jump of a complex pair follows its lift.
        (
            PAIRED,
            ("back-squat", "vertical-jump", "romanian-deadlift", "single-leg-calf-raise"),
            [],
        ),
        (
            PAIRED,
            ("back-squat", "romanian-deadlift", "vertical-jump", "single-leg-calf-raise"),
            ["complex: pair A is torn apart"],
        ),
    ],
)
def test_order(session: str, order: tuple[str, ...], expected: list[str]) -> None:
    """Power comes first, then heavy, accessory, calf and hip, trunk; pairs stay together."""
    assert told(session, *order) == expected


def test_a_pair_is_what_the_model_pairs() -> None:
    """Two exercises that only the plan calls a pair keep the order of their stages."""
    claimed = together(
        arranged(LIFT, ("back-squat", "box-jump", "romanian-deadlift")),
        dosed(LIFT, "back-squat", pair="A"),
        dosed(LIFT, "box-jump", pair="A"),
    )(good_plan())
    assert len(list(order_violations(nine_weeks()[0], claimed))) == 1


def test_strangers_are_skipped() -> None:
    """An exercise that is none of the session's does not hide the order of the others."""
    plan = together(
        arranged(LIFT, ("back-squat", "romanian-deadlift", "box-jump")),
        dosed(LIFT, "romanian-deadlift", exercise="moonwalk"),
    )(good_plan())
    assert [found.text for found in order_violations(nine_weeks()[0], plan)] == [
        "lower-strength: box-jump (power) stands after back-squat (heavy)"
    ]


LISTED = ("plank", "press", "squat")
TWO_LAST = a_role("last", ["plank", "row"], at_most=2)
PAIRED_LIST = [{**role, "pair": pair} for role, pair in zip(CIRCUIT["roles"], "ABA", strict=True)]


@pytest.mark.parametrize(
    ("changes", "order", "expected"),
    [
        ({}, LISTED, []),
        ({}, ("plank", "squat", "press"), ["press (press) stands after squat (squat)"]),
        (
            {},
            ("squat", "press", "plank"),
            [
                "press (press) stands after squat (squat)",
                "plank (plank) stands after press (press)",
            ],
        ),
        ({"order": "stages"}, ("press", "squat", "plank"), []),
        ({"order": "stages"}, LISTED, ["press (heavy) stands after plank (core)"]),
        # Two of one part have no order among themselves.
        ({"roles": [*CIRCUIT["roles"][1:], TWO_LAST]}, ("press", "squat", "plank", "row"), []),
        ({"roles": [*CIRCUIT["roles"][1:], TWO_LAST]}, ("press", "squat", "row", "plank"), []),
        # By stages a pair may hold a later stage before an earlier one.
        (
            {"roles": PAIRED_LIST, "rounds": None, "order": "stages"},
            ("press", "plank", "squat"),
            [],
        ),
        # A pair stands where it begins, its own parts in their order.
        ({"roles": PAIRED_LIST, "rounds": None}, ("plank", "squat", "press"), []),
        (
            {"roles": PAIRED_LIST, "rounds": None},
            ("squat", "plank", "press"),
            ["plank (plank) stands after squat (squat)"],
        ),
    ],
)
def test_listed_order(changes: dict[str, Any], order: tuple[str, ...], expected: list[str]) -> None:
    """A focus whose order is listed keeps the order of its parts, whatever their stages."""
    block = a_circuit_block(1, **changes)
    session = session_of(block, block.options.all[0], order)
    placed = {done.exercise: done for done in session.exercises}
    session = dataclasses.replace(session, exercises=tuple(placed[name] for name in order))
    found = order_violations(block, Plan(sessions=(session,)))
    assert [each.text for each in found] == [f"circuit: {text}" for text in expected]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, LISTED),
        ({"order": "stages", "rounds": None}, ("press", "squat", "plank")),
        ({"roles": PAIRED_LIST, "rounds": None}, ("plank", "squat", "press")),
    ],
)
def test_sessions_are_made_in_order(changes: dict[str, Any], expected: tuple[str, ...]) -> None:
    """A session comes out in its order, however its exercises are named."""
    block = a_circuit_block(1, **changes)
    session = session_of(block, block.options.all[0], ("squat", "press", "plank"))
    assert tuple(done.exercise for done in session.exercises) == expected
    assert list(order_violations(block, Plan(sessions=(session,)))) == []
