"""Load ramp: small steps, one thing at a time, no jump after a break."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from periodize.model.load import load_model
from periodize.plan import Session
from periodize.rules.load_ramp import LoadRamp
from periodize.scenario.scenario import Place
from tests.toy import a_block, a_plan, a_session, day

NUMBERS = next(entry for entry in load_model("runner").rules if entry["rule"] == "load_ramp")
GYM = Place(
    name="gym",
    equipment=frozenset({"barbell", "dumbbell"}),
    bar_kg=20,
    plates_kg=(5.0, 10.0),
    dumbbells_kg=(4.0, 6.0, 10.0),
)
BLOCK = a_block(84, places={"gym": GYM})


def the_rule(**changes: Any) -> LoadRamp:
    """The rule at the numbers of the model `runner`."""
    return LoadRamp.model_validate({**NUMBERS, **changes})


def lift(
    offset: int,
    load: float | None = None,
    name: str = "squat",
    *,
    deload: bool = False,
    phase: str = "strength",
    **figures: Any,
) -> Session:
    """A session with one exercise at a load in kg, so many days after the first Monday."""
    session = a_session(offset, exercises=(name,))
    done = dataclasses.replace(session.exercises[0], load_kg=load, **figures)
    return dataclasses.replace(session, exercises=(done,), deload=deload, phase=phase)


def told(*sessions: Session, **changes: Any) -> list[str]:
    """What is found, without the name of the exercise."""
    found = the_rule(**changes).violations(BLOCK, a_plan(*sessions))
    return [each.text.split(": ", 1)[1] for each in found]


@pytest.mark.parametrize(
    ("load", "expected"),
    [
        (90, []),
        (100, []),
        (110, []),
        (120, ["rises from 100 to 120 kg by more than 10 %"]),
    ],
)
def test_at_most_a_tenth(load: float, expected: list[str]) -> None:
    """From week to week a load rises by a tenth and no more; it may always fall."""
    assert told(lift(1, 100), lift(8, load)) == expected


@pytest.mark.parametrize(
    ("name", "first", "then", "fine"),
    [
        ("squat", 40, 50, True),  # two plates of 5 kg are the smallest step
        ("squat", 40, 60, False),
        ("press", 4, 6, True),
        ("press", 6, 10, True),
        ("press", 4, 10, False),
    ],
)
def test_one_step_of_the_weights(name: str, first: float, then: float, fine: bool) -> None:
    """Where a tenth is less than the next load at hand, that one is allowed, and no further."""
    assert (told(lift(1, first, name), lift(8, then, name)) == []) is fine


def test_the_step_stays_closed_while_repetitions_rise() -> None:
    """One thing at a time: with a repetition or a set more the load stays, even by a step."""
    assert told(lift(1, 40), lift(8, 50, reps=7)) == [
        "rises from 40 to 50 kg while the repetitions rise"
    ]
    assert told(lift(1, 40), lift(8, 50, sets=3)) == ["rises from 40 to 50 kg while the sets rise"]
    assert told(lift(1, 40), lift(8, 40, reps=7, sets=3)) == []
    assert told(lift(1, 40), lift(8, 50, reps=5, sets=1)) == []


def test_of_two_sessions_as_heavy_the_larger_counts() -> None:
    """With one load twice in a week, sets and repetitions rise only above the larger session's."""
    for first, second in (((2, 6), (3, 6)), ((3, 6), (2, 6))):
        week = [
            lift(offset, 40, sets=sets, reps=reps)
            for offset, (sets, reps) in ((1, first), (4, second))
        ]
        assert told(*week, lift(8, 50, sets=3, reps=6)) == []
        assert told(*week, lift(8, 50, sets=4, reps=6)) != []
        assert told(*week, lift(8, 50, sets=3, reps=7)) != []


@pytest.mark.parametrize(("days", "fine"), [(14, True), (15, False), (30, False)])
def test_after_a_break(days: int, fine: bool) -> None:
    """Fourteen days are no break; after fifteen the load is at most what it was."""
    found = told(lift(1, 100), lift(1 + days, 110))
    assert found == ([] if fine else [f"rises from 100 to 110 kg after {days} days without it"])
    assert told(lift(1, 100), lift(1 + days, 100)) == []


def test_one_step_a_week() -> None:
    """Both sessions of a week are compared with the week before, whose heavier one counts."""
    assert told(lift(1, 100), lift(8, 110), lift(11, 120)) == [
        "rises from 100 to 120 kg by more than 10 %"
    ]
    assert told(lift(1, 100), lift(4, 90), lift(8, 110), lift(11, 110)) == []
    assert told(lift(1, 100), lift(7, 90), lift(10, 110)) == []  # Monday is in its week
    assert told(lift(1, 100), lift(4, 120)) == []  # the first week has nothing to compare with


@pytest.mark.parametrize(
    ("offset", "load", "text"),
    [
        (13, 110, ""),  # the Sunday of the next week
        (13, 112, "rises from 100 to 112 kg by more than 10 %"),
        (14, 121, ""),  # the Monday after that
        (14, 122, "rises from 100 to 122 kg by more than 10 % a week in 2 weeks"),
    ],
)
def test_weeks_count_and_not_sessions(offset: int, load: float, text: str) -> None:
    """A lift that is done every second week may climb a tenth for each of them."""
    assert told(lift(1, 100), lift(offset, load)) == ([text] if text else [])


def test_two_steps_of_the_weights() -> None:
    """From 4 kg to 10 are two dumbbells further: too far in a week, and not in two."""
    assert told(lift(1, 4, "press"), lift(8, 10, "press")) != []
    assert told(lift(1, 4, "press"), lift(15, 10, "press")) == []


def test_like_is_compared_with_like() -> None:
    """What was lifted at another place or with another kit is no base."""
    home = dataclasses.replace(lift(8, 10), place="home")
    assert told(lift(1, 100), home, lift(15, 110)) == []
    assert told(lift(1, 10), dataclasses.replace(lift(8, 100), place="home")) == []
    bells: dict[str, Any] = {"kit": "dumbbell", "held": 2}
    assert told(lift(1, 10, **bells), lift(8, 100, kit="barbell")) == []
    assert told(lift(1, 10, **bells), lift(8, 100, **bells)) != []
    # What does not name its kit is taken for the same.
    assert told(lift(1, 10), lift(8, 100, kit="barbell")) != []


def test_around_a_deload() -> None:
    """In a deload the load stays; after it the week before it is what counts."""
    light = lift(8, 80, deload=True, sets=1)
    assert told(lift(1, 100), light, lift(13, 100), lift(15, 110)) == []
    assert told(lift(1, 100), light, lift(15, 120)) == [
        "rises from 100 to 120 kg by more than 10 %"
    ]
    assert told(lift(1, 100), lift(8, 110, deload=True)) == ["rises from 100 to 110 kg in a deload"]
    assert told(lift(1, 100, deload=True), lift(8, 120)) == [
        "rises from 100 to 120 kg by more than 10 %"
    ]


@pytest.mark.parametrize("phase", ["taper", "race"])
def test_before_a_race_nothing_rises(phase: str) -> None:
    """A taper keeps the load."""
    assert told(lift(1, 100), lift(8, 110, phase=phase)) == [
        f"rises from 100 to 110 kg in the phase {phase}"
    ]
    assert told(lift(1, 100), lift(8, 100, phase=phase)) == []


@pytest.mark.parametrize(("percent", "fine"), [(77, True), (77.5, False)])
def test_shares_of_the_maximum(percent: float, fine: bool) -> None:
    """Without kilograms the %1RM is compared, and no step of the weights excuses it."""
    found = told(lift(1, percent_1rm=70.0), lift(8, percent_1rm=percent))
    text = f"rises from 70 to {percent} % of the 1RM by more than 10 %"
    assert found == ([] if fine else [text])


def test_exercises_go_their_own_ways() -> None:
    """Each exercise is compared with itself, and only where both loads are known."""
    assert told(lift(1, 40), lift(8, 90, "deadlift")) == []
    assert told(lift(1), lift(8, 90)) == []
    assert told(lift(1, 0), lift(8, 90)) == []
    assert told(lift(1, 40), lift(8), lift(13, 60)) == ["rises from 40 to 60 kg by more than 10 %"]


def test_a_week_begins_on_monday() -> None:
    """Sunday and Monday lie in two weeks."""
    assert told(lift(6, 100), lift(7, 120)) == ["rises from 100 to 120 kg by more than 10 %"]


def test_text_and_price() -> None:
    """The sentence begins with the exercise; with a penalty it is a wish."""
    plan = a_plan(lift(1, 100), lift(8, 120))
    (found,) = the_rule(penalty=3).violations(BLOCK, plan)
    assert found.text == "Squat: rises from 100 to 120 kg by more than 10 %"
    assert (found.date, found.cost, found.goal) == (day(8), 3, "gaps")


def test_explain() -> None:
    """The sentence has the step and the exceptions."""
    assert the_rule().explain() == (
        "A load rises by at most 10 % or one step of the weights at hand for each week since the "
        "exercise was last done at the same place with the same kit; not while sets or repetitions "
        "rise, in a deload, in the phases taper and race, or after more than 14 days without it."
    )
