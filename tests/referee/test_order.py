"""The order inside a session."""

from __future__ import annotations

import pytest

from periodize.referee.order import order_violations
from tests.referee.good import arranged, dosed, good_plan, nine_weeks, together

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
