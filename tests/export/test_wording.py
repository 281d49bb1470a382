"""The words for doses, loads and names."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from periodize.export.event_text import labels
from periodize.export.wording import (
    distance_text,
    dose_text,
    exercise_text,
    focus_text,
    load_text,
    one_line,
    rest_text,
)
from tests.build import a_hold, a_lift

NO_LOAD: dict[str, Any] = {"load_kg": None, "percent_1rm": None}


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({}, "4 x 4 at 72.5 kg (85 %), 1 rep in reserve, rest 3 min"),
        ({"percent_1rm": None}, "4 x 4 at 72.5 kg, 1 rep in reserve, rest 3 min"),
        ({"reps_in_reserve": 0}, "4 x 4 at 72.5 kg (85 %), no reps in reserve, rest 3 min"),
        ({"load_kg": None}, "4 x 4 at 85 % of the one-rep max, 1 rep in reserve, rest 3 min"),
        (
            {**NO_LOAD, "reps_in_reserve": 2},
            "4 x 4 at a load that leaves 2 reps in reserve, rest 3 min",
        ),
        ({**NO_LOAD, "reps_in_reserve": None, "rest_seconds": 0}, "4 x 4"),
        (
            {"load_kg": 0, "percent_1rm": None, "rest_seconds": 0},
            "4 x 4 at bodyweight, 1 rep in reserve",
        ),
        ({**NO_LOAD, "reps_in_reserve": None, "reps": None, "rest_seconds": 0}, "4 sets"),
    ],
)
def test_dose(changes: dict[str, Any], text: str) -> None:
    """A dose names sets, repetitions, load, effort and rest, and leaves out what is not asked."""
    assert dose_text(a_lift(**changes), "metric") == text


def test_dose_of_holds_and_carries() -> None:
    """Holds are in seconds, carries in metres or yards, and sides are named."""
    carry = a_hold(seconds=None, metres=20, per_side=False, rest_seconds=90)
    assert dose_text(a_hold(rest_seconds=0, per_side=False), "metric") == "3 x 45 s"
    assert dose_text(a_hold(rest_seconds=0, seconds=None, reps=8), "metric") == "3 x 8 per side"
    assert dose_text(carry, "metric") == "3 x 20 m, rest 90 s"
    assert dose_text(carry, "imperial") == "3 x 22 yd, rest 90 s"


@pytest.mark.parametrize(
    ("kg", "units", "text"),
    [
        (72.5, "metric", "72.5 kg"),
        (41.25, "metric", "41.25 kg"),
        (100, "metric", "100 kg"),
        (61.23497, "imperial", "135 lb"),
        (20, "imperial", "44 lb"),
        (0, "imperial", "bodyweight"),
    ],
)
def test_load(kg: float, units: str, text: str) -> None:
    """Loads print in the scenario's unit, pounds to the half pound."""
    assert load_text(kg, units) == text


def test_distance() -> None:
    """Distances print in the scenario's unit to one decimal."""
    assert distance_text(42.195, "metric") == "42.2 km"
    assert distance_text(42.195, "imperial") == "26.2 mi"


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(20, "20 s"), (60, "1 min"), (90, "90 s"), (120, "2 min"), (150, "2.5 min"), (155, "155 s")],
)
def test_rest(seconds: int, text: str) -> None:
    """A rest is in minutes where that is exact to the half and at least one."""
    assert rest_text(seconds) == text


def test_focus() -> None:
    """A focus reads as words."""
    assert focus_text("lower-strength") == "Lower strength"
    assert focus_text("") == ""


def test_exercise_without_name() -> None:
    """An exercise without a name is called by its id."""
    assert exercise_text(a_lift(name="")) == "Back squat"


def test_labels() -> None:
    """Exercises of one pair share a number, also when something stands between them."""
    exercises = (a_lift(), a_lift(pair="A"), a_lift(), a_lift(pair="A"))
    assert labels(exercises) == ("1", "2a", "3", "2b")


def test_one_line_examples() -> None:
    """Line ends become blanks, escapes and lone surrogates go, letters stay."""
    assert one_line("a\r\nATTENDEE:x\x85b\u2028c") == "a ATTENDEE:x b c"
    assert one_line("\x1b[31mred\ud800\x00\u202e") == "[31mred"
    assert one_line("Zürich 東京 👍") == "Zürich 東京 👍"


@settings(deadline=None)
@given(st.text(st.characters(codec=None)))
def test_one_line_is_one_printable_line(text: str) -> None:
    """Whatever comes in, one line without control characters comes out, and again the same."""
    line = one_line(text)
    assert (line.encode() and len(line.splitlines()) == 1) or line == ""
    assert one_line(line) == line
