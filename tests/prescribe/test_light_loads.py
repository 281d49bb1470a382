"""Lifts that are done with less than the plan means, since nothing heavier is at hand."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import pytest

from periodize.block import Block
from periodize.cli.terminal.light_notes import light_notes
from periodize.explain.fit.light import TooLight, too_light
from periodize.scenario import load
from tests.build import a_lift, a_plan, a_session
from tests.cases import under_model

SHIPPED = Path(__file__).parents[2] / "scenarios"
BARBELL = frozenset({"barbell", "plate", "dumbbell"})


def a_gym(*, kit: frozenset[str] = frozenset({"dumbbell"}), maximum: float = 80) -> Block:
    """A gym with dumbbells up to 25 kg, and a runner who knows how much can be lifted once."""
    scenario = load(SHIPPED / "four-weeks-to-5k.yaml")
    place = next(iter(scenario.places.values()))
    gym = dataclasses.replace(place, name="gym", equipment=kit, dumbbells_kg=(20.0, 22.5, 25.0))
    maxima = dict.fromkeys(("dumbbell-front-squat", "goblet-squat", "back-squat"), maximum)
    athlete = dataclasses.replace(scenario.athlete, one_rep_max_kg=maxima)
    changed = dataclasses.replace(scenario, places={"gym": gym}, athlete=athlete)
    return dataclasses.replace(under_model(scenario)[0], scenario=changed)


def found(block: Block, *lifts: dict[str, Any]) -> tuple[TooLight, ...]:
    """What is too light of some lifts, each in a session of its own."""
    usual = {
        "exercise": "dumbbell-front-squat",
        "name": "Front squat",
        "kit": "dumbbell",
    }
    held = [a_lift(**{**usual, "load_kg": 25.0, "percent_1rm": 67.5, **lift}) for lift in lifts]
    return too_light(
        block, a_plan(*(a_session("2027-05-04 18:00", exercises=(lift,)) for lift in held))
    )


@pytest.mark.parametrize(
    ("percent", "maximum", "meant"),
    [(67.5, 80, 54), (55, 50, 27.5), (54.9, 50, None), (50, 50, None), (30, 50, None)],
)
def test_a_step_below_what_is_meant(percent: float, maximum: float, meant: float | None) -> None:
    """Told is what another dumbbell, a step heavier than the heaviest, would still not exceed."""
    lifts = found(a_gym(maximum=maximum), {"percent_1rm": percent})
    expected = () if meant is None else (TooLight("Front squat", "gym", meant, 25.0),)
    assert lifts == expected


@pytest.mark.parametrize(
    "lift",
    [
        {"load_kg": 22.5},
        {"load_kg": 0.0},
        {"load_kg": None},
        {"percent_1rm": None},
        {"exercise": "no-such-lift"},
        {"exercise": "bench-press"},
    ],
    ids=str,
)
def test_what_is_not_told(lift: dict[str, Any]) -> None:
    """What is held down though more is at hand, what has no load, and what goes by effort."""
    assert found(a_gym(), lift) == ()


def test_what_the_phase_means() -> None:
    """The share that is told is that of 25 kg; what is missed is what the phase means."""
    block = a_gym(maximum=80)
    lift = a_lift(exercise="goblet-squat", kit="dumbbell", load_kg=25.0, percent_1rm=31.5)
    session = a_session("2028-03-07 18:00", exercises=(lift,))
    week = block.calendar.week_of(session.date)
    meant = block.doses.dose("lower-strength", "goblet-squat", week).percent or 0
    (light,) = too_light(block, a_plan(session))
    assert meant >= 60
    assert light.meant_kg == 80 * meant / 100


def test_plates_never_end() -> None:
    """A bar takes as much as is meant."""
    squat = {"exercise": "back-squat", "kit": "barbell"}
    assert found(a_gym(kit=BARBELL), squat) == ()


def test_the_most_that_is_meant_counts() -> None:
    """Each lift of a place is told once, at its heaviest."""
    goblet = {"exercise": "goblet-squat", "name": "Goblet squat", "percent_1rm": 40}
    lifts = found(a_gym(), {"percent_1rm": 60}, {"percent_1rm": 70}, {"percent_1rm": 65}, goblet)
    assert [(each.name, each.meant_kg) for each in lifts] == [
        ("Front squat", 56),
        ("Goblet squat", 32),
    ]


def test_words() -> None:
    """A sentence for each place, with its lifts, in the runner's units."""
    lifts = [TooLight(n, p, 54.2, 25.0) for n, p in (("A", "gym"), ("B", "home"), ("C", "gym"))]
    end = "sets there follow the load that is there"
    assert light_notes(lifts, "metric") == (
        "gym: A is meant at up to 54 kg, the heaviest there is 25 kg; "
        f"C is meant at up to 54 kg, the heaviest there is 25 kg; {end}",
        f"home: B is meant at up to 54 kg, the heaviest there is 25 kg; {end}",
    )
    assert "119 lb, the heaviest there is 55 lb" in light_notes(lifts[:1], "imperial")[0]
    assert light_notes([], "metric") == ()
