"""A maximum counts for its own kit; that a lift goes by reserve for that is said once."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

import pytest

from periodize.cli.terminal.light_notes import kit_notes
from periodize.explain.fit.other_kit import OtherKit, with_another_kit
from tests.build import a_lift, a_plan, a_scenario, a_session
from tests.cases import build

PRESS = {"exercise": "bench-press", "name": "Bench press"}
BY_RESERVE = {**PRESS, "kit": "dumbbell", "load_kg": None, "percent_1rm": None}
TOLD = OtherKit("Bench press", "dumbbell", "barbell")


def found(*lifts: Mapping[str, Any], **maxima: float) -> tuple[OtherKit, ...]:
    """What is told of some lifts, each in a session of its own."""
    scenario = a_scenario()
    athlete = dataclasses.replace(
        scenario.athlete,
        one_rep_max_kg={name.replace("_", "-"): kg for name, kg in maxima.items()},
    )
    block = build(dataclasses.replace(scenario, athlete=athlete))
    sessions = [a_session("2027-05-04 18:00", exercises=(a_lift(**each),)) for each in lifts]
    return with_another_kit(block, a_plan(*sessions))


def test_it_is_told_once() -> None:
    """A press with dumbbells, where the maximum is one with a bar, however often it is held."""
    assert found(BY_RESERVE, BY_RESERVE, bench_press=60) == (TOLD,)


@pytest.mark.parametrize(
    ("changes", "maxima"),
    [
        ({}, {}),
        ({}, {"back_squat": 80}),
        ({"kit": "barbell"}, {"bench_press": 60}),
        ({"kit": None}, {"bench_press": 60}),
        ({"load_kg": 20}, {"bench_press": 60}),
        ({"percent_1rm": 70}, {"bench_press": 60}),
        ({"exercise": "no-such-lift"}, {"bench_press": 60}),
    ],
    ids=str,
)
def test_what_is_not_told(changes: Mapping[str, Any], maxima: Mapping[str, float]) -> None:
    """What has no maximum, goes with the bar, or has a load or a share of its own."""
    assert found({**BY_RESERVE, **changes}, **maxima) == ()


def test_the_sentence() -> None:
    """Lifts are told together by the kit of their maximum."""
    row = OtherKit("Trap-bar deadlift", "kettlebell", "trap-bar")
    assert kit_notes([row, TOLD, OtherKit("Back squat", "dumbbell", "barbell")]) == (
        "what goes by repetitions in reserve, since its maximum is one with a barbell: Bench press "
        "(dumbbell), Back squat (dumbbell)",
        "what goes by repetitions in reserve, since its maximum is one with a trap bar: Trap-bar "
        "deadlift (kettlebell)",
    )
    assert kit_notes([]) == ()
