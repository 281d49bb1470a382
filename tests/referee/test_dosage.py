"""Doses and loads, with the sentence that the athlete reads."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from periodize.block import Menu
from periodize.prescribe.dose import prescribe
from periodize.referee.dosage import dose_violations
from tests.cases import put_under
from tests.circuit import a_timed_block
from tests.referee.good import dosed, good_plan, nine_weeks, swapped, together
from tests.toy import a_plan, a_session

LIFT, ARMS = "lower-strength-05-18", "upper-05-19"


def told(exercise: str, session: str = LIFT, **figures: Any) -> list[str]:
    """What is said of an exercise with these figures, without the words in front."""
    plan = dosed(session, exercise, **figures)(good_plan())
    found = dose_violations(nine_weeks()[0], plan)
    return [f"{violation.rule}: {violation.text.split(': ', 2)[2]}" for violation in found]


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ({}, []),
        ({"sets": 4}, ["dose: 4 sets; 3 are allowed in this phase"]),
        (
            {"reps": 7},
            [
                "dose: 7 repetitions; at most 6 are allowed in this phase",
                "dose: 7 repetitions at 79.5 % are not possible; at most 6",
            ],
        ),
        (
            {"percent_1rm": 82.5, "load_kg": 70.0, "reps": 6},
            ["dose: 6 repetitions at 82.5 % are not possible; at most 5"],
        ),
        ({"reps": 1}, []),
        ({"reps_in_reserve": 1}, []),
        ({"reps_in_reserve": 0}, ["dose: 0 repetitions in reserve; at least 1 must be left"]),
        ({"reps_in_reserve": 5}, []),
        ({"percent_1rm": 82.5, "load_kg": 70.0, "reps": 4}, []),
        (
            {"percent_1rm": 88.5, "load_kg": 75.0, "reps": 3},
            ["dose: 88.5 % of the 1RM; 70 to 85 % allowed in this phase"],
        ),
        ({"rest_seconds": 149}, ["dose: 149 s of rest after a set; at least 150 s are asked"]),
        ({"rest_seconds": 600}, []),
        (
            {"load_kg": 68.0, "percent_1rm": 80.0},
            ["load: 68 kg cannot be loaded at gym with the barbell"],
        ),
        # 67.5 of 85 kg are 79.41 %: told is the half that is nearest, or the next above.
        ({"percent_1rm": 79.0}, ["load: 67.5 kg is more than 79 % of 85 kg"]),
        ({"percent_1rm": 80.0}, ["load: 67.5 kg is 79.4 % of 85 kg, not 80 %"]),
        ({"load_kg": 67.5}, []),
        ({"load_kg": 70.0}, ["load: 70 kg is more than 79.5 % of 85 kg"]),
        ({"load_kg": 20.0, "ramp_up": ()}, ["load: 20 kg is 23.5 % of 85 kg, not 79.5 %"]),
        ({"load_kg": None, "ramp_up": ()}, []),
        # Without its share the heaviest of the phase counts: 85 % of 85 kg are 72.25 kg.
        ({"percent_1rm": None, "load_kg": 70.0}, []),
        ({"percent_1rm": None, "load_kg": 72.5}, ["load: 72.5 kg is more than 85 % of 85 kg"]),
    ],
)
def test_a_lift(figures: dict[str, Any], expected: list[str]) -> None:
    """A lift stays in the table of its phase, below its maximum, on plates that exist."""
    assert told("back-squat", **figures) == expected


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ({"load_kg": 12.0}, []),
        ({"load_kg": 14.0}, ["load: 14 kg cannot be loaded at gym with the dumbbell"]),
        # Nobody knows what the athlete can press, and 24 kg stand on the rack.
        ({"load_kg": 24.0}, []),
        ({"per_side": True}, ["dose: it has no sides"]),
    ],
)
def test_dumbbells(figures: dict[str, Any], expected: list[str]) -> None:
    """A dumbbell is one that the place has."""
    assert told("dumbbell-overhead-press", ARMS, **figures) == expected


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ({"contacts": 8.0}, []),
        ({"contacts": 0}, []),
        ({"contacts": 7.0}, ["dose: 7 landings recorded; its sets make 8"]),
        ({"load_kg": 0.0}, []),
        ({"load_kg": None}, []),
        ({"load_kg": 5.0}, ["load: 5 kg cannot be loaded at gym"]),
    ],
)
def test_jumps(figures: dict[str, Any], expected: list[str]) -> None:
    """A jump's landings are its repetitions', and it carries nothing."""
    assert told("box-jump", **figures) == expected


def test_holds() -> None:
    """A hold has seconds and no repetitions, and no more seconds than its phase."""
    plan = swapped(ARMS, ("bench-press", "bent-over-row", "forearm-plank"))(good_plan())
    longer = dosed(ARMS, "forearm-plank", seconds=41)(plan)
    block, _ = nine_weeks()
    assert list(dose_violations(block, plan)) == []
    assert [found.text.split(": ", 2)[2] for found in dose_violations(block, longer)] == [
        "41 s; at most 40 s are allowed in this phase"
    ]


def test_several_holds() -> None:
    """A set has no more holds than its phase allows, whatever the plan says."""
    plan = swapped(ARMS, ("bench-press", "bent-over-row", "forearm-plank"))(good_plan())
    more = dosed(ARMS, "forearm-plank", holds=2)(plan)
    assert [found.text.split(": ", 2)[2] for found in dose_violations(nine_weeks()[0], more)] == [
        "2 holds in a set; at most 1 are allowed in this phase"
    ]


def test_holds_beyond_ability() -> None:
    """A hold leaves the seconds that the reserve's repetitions would take."""
    block, _ = nine_weeks()
    athlete = replace(block.scenario.athlete, can_do={"forearm-plank": 47})
    able = put_under(replace(block.scenario, athlete=athlete), block.model, block.catalogue)
    stronger = replace(athlete, can_do={"forearm-plank": 48})
    just = put_under(replace(block.scenario, athlete=stronger), block.model, block.catalogue)
    plan = swapped(ARMS, ("bench-press", "bent-over-row", "forearm-plank"))(good_plan())
    assert [found.text.split(": ", 2)[2] for found in dose_violations(able, plan)] == [
        "40 s with 8 s in reserve; the athlete can hold 47 s"
    ]
    assert list(dose_violations(just, plan)) == []


def test_one_measure() -> None:
    """A set is counted in repetitions, seconds or metres: one of them."""
    expected = ["dose: it needs repetitions, seconds or metres, and only one of them"]
    assert told("back-squat", reps=None) == expected
    assert told("back-squat", seconds=20) == expected
    assert told("back-squat", metres=20) == expected


def test_strangers_are_left_to_others() -> None:
    """What is no exercise of the session has no dose; another rule names it."""
    plan = together(dosed(LIFT, "back-squat", sets=9, exercise="moonwalk"))(good_plan())
    assert list(dose_violations(nine_weeks()[0], plan)) == []


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ({}, []),
        ({"seconds": 30}, []),
        ({"seconds": 41}, ["41 s; at most 40 s are allowed in this phase"]),
        ({"timed": False}, ["its sets go by the clock", "left and right must be trained alike"]),
        ({"sides_in_turn": False}, ["left and right must be trained alike"]),
        ({"per_side": True}, ["left and right must be trained alike"]),
        (
            {"sides_in_turn": False, "per_side": True},
            ["left and right must be trained alike"],
        ),
        (
            {"seconds": None, "reps": 6},
            ["a timed set needs its seconds"],
        ),
        ({"reps_in_reserve": 1}, ["1 repetitions in reserve; at least 2 must be left"]),
        ({"rest_seconds": 19}, ["19 s of rest after a set; at least 20 s are asked"]),
    ],
)
def test_timed_sets(figures: dict[str, Any], expected: list[str]) -> None:
    """A timed set of one arm is shared by both, has its seconds and is not cut short of rest."""
    block = a_timed_block()
    done = prescribe(block, block.calendar.weeks[0], Menu(0, "upper", "gym"), "row")
    session = replace(a_session(0, "upper"), exercises=(replace(done, **figures),))
    found = [each.text.split(": ", 2)[2] for each in dose_violations(block, a_plan(session))]
    assert found == expected


def test_what_is_not_timed_is_not_called_so() -> None:
    """Sets by repetitions do not go by the clock because the plan says it."""
    said = told("back-squat", timed=True, reps=None, seconds=30)
    assert said == ["dose: its sets go by repetitions"]


@pytest.mark.parametrize("per_side", [False, True])
def test_left_and_right_are_trained_alike(per_side: bool) -> None:
    """A one-sided exercise is recorded per side, unless its sets go by the clock."""
    expected = [] if per_side else ["dose: left and right must be trained alike"]
    assert told("dead-bug", ARMS, per_side=per_side) == expected


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ({"last_reps": 4}, []),
        ({"last_reps": 5}, ["dose: 5 repetitions in the last set must be fewer than before"]),
        (
            {"reps": 6, "last_reps": 7},
            [
                "dose: 7 repetitions in the last set; at most 6 are allowed",
                "dose: 7 repetitions in the last set must be fewer than before",
            ],
        ),
    ],
)
def test_the_last_set(figures: dict[str, Any], expected: list[str]) -> None:
    """It has fewer repetitions than the sets before it, or is not told apart."""
    assert told("back-squat", **figures) == expected
