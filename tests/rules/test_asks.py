"""What both sides of a rule conclude together, against numbers that are written here by hand.

Where `constrain` and `violations` share a conclusion, no comparison of the two can find it wrong.
"""

from __future__ import annotations

from typing import Any

import pytest

from periodize.block import Block, Menu
from periodize.model.periodization import Model
from periodize.rules.exercise_rotation import ExerciseRotation
from periodize.rules.muscle_balance import MuscleBalance
from periodize.rules.season_frequency import SeasonFrequency
from periodize.rules.session_mix import SessionMix
from periodize.rules.weeks import week_records
from periodize.scenario.scenario import Athlete
from tests.toy import (
    FOCUSES,
    PHASES,
    QUOTA,
    a_block,
    a_model,
    a_role,
    a_run,
    a_session,
    a_window,
    day,
)

THREE = {**QUOTA, "target": 3}
SEASONS = {"off": THREE, "pre": THREE, "in": THREE}
WANTS = {"legs": 2, "upper": 2, "core": 1}


def evenings(*days: int, place: str = "gym") -> Any:
    """An hour on each of some days."""
    return [a_window(offset, place=place) for offset in days]


@pytest.mark.parametrize(
    ("days", "windows", "expected"),
    [
        # Three a week: two of the first kind, one is left for the second, none for the third.
        (7, evenings(*range(7)), {"legs": 2, "upper": 1, "core": 0}),
        # Two evenings hold two sessions.
        (7, evenings(1, 4), {"legs": 2, "upper": 0, "core": 0}),
        # Three of seven days: 3 x 3 / 7 is 1.3, so one.
        (3, evenings(0, 1, 2), {"legs": 1, "upper": 0, "core": 0}),
        # At home there is neither barbell nor dumbbell; what cannot be takes no one's room.
        (7, evenings(*range(7), place="home"), {"legs": 0, "upper": 0, "core": 1}),
        (7, [], {"legs": 0, "upper": 0, "core": 0}),
    ],
)
def test_sessions_are_shared_out_in_order(days: int, windows: Any, expected: object) -> None:
    """Each kind that a phase wants gets its sessions while the week has any left."""
    rule = SessionMix.model_validate(
        {"rule": "session_mix", "phases": {"strength": {"wants": WANTS}}}
    )
    block = a_block(days, windows=windows, model=a_model(seasons=SEASONS))
    assert dict(rule.asks(block, block.calendar.weeks[0])) == expected


def rotating(at_least: int = 1, phase: str = "strength") -> Block:
    """Eight weeks, two segments; arms are a press or a row, in turn."""
    role = a_role("arms", ["press", "row"], stage="accessory", at_least=at_least)
    upper = {**FOCUSES["upper"], "roles": [role]}
    lower = {**FOCUSES["legs"], "roles": [a_role("lift", ["squat", "deadlift"], main=True)]}
    both = {"legs": lower, "upper": upper}
    model = a_model().model_dump() | {"focuses": both}
    return a_block(56, phase=phase, model=Model.model_validate(model))


@pytest.mark.parametrize(
    ("block", "menu", "expected"),
    [
        (rotating(), (0, "legs"), {"squat": 0, "deadlift": 3}),
        (rotating(), (1, "legs"), {"squat": 0, "deadlift": 3}),
        (rotating(), (0, "upper"), {"press": 0, "row": 3}),
        (rotating(), (1, "upper"), {"press": 3, "row": 0}),
        # A part that may stay empty costs one place more.
        (rotating(at_least=0), (0, "upper"), {"press": 3, "row": 6}),
        (rotating(phase="taper"), (0, "legs"), {"squat": 0, "deadlift": 0}),
    ],
)
def test_exercises_cost_by_their_place(block: Block, menu: Any, expected: object) -> None:
    """Three for each place behind the first; accessories take turns, main lifts do not."""
    rule = ExerciseRotation.model_validate({"rule": "exercise_rotation", "rank_cost": 3})
    segment, focus = menu
    assert rule.asks(block, Menu(segment, focus, "gym")) == expected


RANGES = [{"phases": list(PHASES), "sets": {"quads": [4, 10], "core": [2, 6.5]}}]
BALANCE = {
    "rule": "muscle_balance",
    "low_share": {"novice": 0.5, "masters": 0.75, "high_mileage": 0.25},
    "masters_age": 40,
    "high_mileage_km": 19,
}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        # Quarter sets: 4 to 10 sets, and 2 to 6.5.
        ({}, {"quads": (16, 40), "core": (8, 26)}),
        ({"athlete": Athlete(level="novice")}, {"quads": (8, 40), "core": (4, 26)}),
        ({"athlete": Athlete(birth_year=1987)}, {"quads": (12, 40), "core": (6, 26)}),
        ({"athlete": Athlete(birth_year=1988)}, {"quads": (16, 40), "core": (8, 26)}),
        # 20 km in the week.
        ({"runs": [a_run(0), a_run(2)]}, {"quads": (4, 40), "core": (2, 26)}),
        # One of the two wanted sessions has an evening.
        ({"windows": evenings(2)}, {"quads": (8, 40), "core": (4, 26)}),
        # No barbell at home: nothing is asked of the quads.
        ({"windows": evenings(*range(7), place="home")}, {"quads": (0, 40), "core": (8, 26)}),
    ],
)
def test_ranges_of_a_week(changes: dict[str, Any], expected: object) -> None:
    """The lower ends sink by the athlete, the running and the room; the upper ones stay."""
    block = a_block(7, model=a_model(muscles=RANGES), **changes)
    assert MuscleBalance.model_validate(BALANCE).asks(block, block.calendar.weeks[0]) == expected


COSTS = {"rule": "season_frequency", "target_cost": 2, "floor_cost": 5}


@pytest.mark.parametrize(
    ("numbers", "days", "expected"),
    [
        ({}, range(7), (3, 1)),
        ({"at_most": 2}, range(7), (2, 1)),
        ({"target": 4, "floor": 2}, range(7), (4, 2)),
        # Three of seven days: 4 x 3 / 7 is 1.7, so two; 2 x 3 / 7 is 0.9, so one.
        ({"target": 4, "floor": 2}, range(3), (2, 1)),
        ({"target": 4, "floor": 2}, [], (0, 0)),
    ],
)
def test_sessions_of_a_week(numbers: Any, days: Any, expected: tuple[int, int]) -> None:
    """The season's target and floor, or those given, cut to the week's share and its cap."""
    windows = evenings(*days)
    block = a_block(len(days) or 7, windows=windows, model=a_model(seasons=SEASONS))
    asked = SeasonFrequency.model_validate({**COSTS, **numbers}).asks(
        block, block.calendar.weeks[0]
    )
    target, floor = expected
    assert list(asked) == [(target, 2, "wanted"), (floor, 5, "needed above all")]


def test_the_record_of_a_week() -> None:
    """Two sets of squats, two each of press and row, and two of planks, in 90 minutes."""
    held = [a_session(0), a_session(2, "upper"), a_session(8, "core")]
    first, second = week_records(a_block(14), held)
    assert (first.start, first.sessions, first.target, first.minutes) == (day(0), 2, 2, 60)
    assert (second.start, second.sessions, second.minutes) == (day(7), 1, 30)
    trained = {group: sets for group, sets in first.sets_by_muscle.items() if sets}
    assert trained == {"quads": 2, "push": 2, "pull": 2}
    assert {group for group, sets in second.sets_by_muscle.items() if sets} == {"core"}
