"""Weights are called by what stands on them."""

from __future__ import annotations

import pytest

from periodize.plan import Prescription, RampUpSet
from periodize.wording.sessions import dose_text
from periodize.wording.weights import lift_text, marked_text, pieces_text, weight_text
from tests.build import a_lift

POUND = 0.45359237
TEN, TWENTY_FIVE = 10 * POUND, 25 * POUND


def dumbbells(**changes: object) -> Prescription:
    """Two dumbbells of 25 lb in a scenario that counts in kilograms."""
    usual = {"kit": "dumbbell", "held": 2, "load_kg": TWENTY_FIVE, "stamped": "lb"}
    return a_lift(**{**usual, "rest_seconds": 0, **changes})


def test_a_dumbbell_is_called_by_its_mark() -> None:
    """25 lb are 25 lb, and what that is in the scenario's unit stands beside it."""
    lift = dumbbells()
    assert lift_text(lift, "metric") == "25 lb"
    assert pieces_text(lift, "metric") == "2 x 25 lb"
    assert weight_text(lift, "metric") == "dumbbells 2 x 25 lb"
    told = "4 x 4, dumbbells 2 x 25 lb (11.3 kg, 85 %), 1 rep in reserve"
    assert dose_text(lift, "metric") == told


def test_kilograms_where_pounds_are_printed() -> None:
    """A kettlebell of 16 kg stays one where the scenario is imperial."""
    bell = dumbbells(kit="kettlebell", held=1, load_kg=16.0, stamped="kg", percent_1rm=None)
    told = "4 x 4, one kettlebell 16 kg (35.5 lb), 1 rep in reserve"
    assert dose_text(bell, "imperial") == told


def test_the_way_up_is_told_in_the_same_unit() -> None:
    """Lighter sets of a bar in pounds are told in pounds."""
    ramp = (RampUpSet(reps=5, percent=50, load_kg=95 * POUND),)
    bar = dumbbells(kit="barbell", held=1, load_kg=135 * POUND, ramp_up=ramp)
    assert dose_text(bar, "metric").endswith("ramp up first: 5 at 95 lb")
    assert "barbell 135 lb (61.2 kg, 85 %)" in dose_text(bar, "metric")


@pytest.mark.parametrize(
    ("pounds", "text"), [(2.5, "2.5 lb"), (12.25, "12.25 lb"), (45, "45 lb"), (0, "bodyweight")]
)
def test_as_it_was_given(pounds: float, text: str) -> None:
    """The number is that of the mark, not one that was rounded on the way."""
    assert marked_text(round(pounds * POUND, 4), "lb", "metric") == text


def test_nothing_heavier_is_said() -> None:
    """Where a place has nothing as heavy as is meant, the dose says so, in the scenario's unit."""
    short = dumbbells(short_of_kg=20.4, stamped=None, load_kg=10.0)
    told = "4 x 4, dumbbells 2 x 10 kg (85 %), 1 rep in reserve, the heaviest there is "
    assert dose_text(short, "metric") == f"{told}(20 kg is meant)"
    assert "(45 lb is meant)" in dose_text(short, "imperial")
