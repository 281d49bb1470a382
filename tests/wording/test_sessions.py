"""The words for doses, loads and names."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from periodize.calendars.event_text import labels, session_steps, session_text
from periodize.plan import Kit, Prescription, RampUpSet
from periodize.wording.sessions import (
    amount_text,
    distance_text,
    dose_text,
    exercise_text,
    focus_text,
    gauge_text,
    loads_decided,
    one_line,
    rest_text,
    rounds_text,
    warm_up_text,
)
from periodize.wording.weights import load_text, pieces_text, weight_text
from tests.build import a_hold, a_lift, a_plan, a_session

NO_LOAD: dict[str, Any] = {"load_kg": None, "percent_1rm": None}


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({}, "4 x 4 at 72.5 kg (85 %), 1 rep in reserve, rest 3 min"),
        ({"percent_1rm": None}, "4 x 4 at 72.5 kg, 1 rep in reserve, rest 3 min"),
        ({"reps_in_reserve": 0}, "4 x 4 at 72.5 kg (85 %), no reps in reserve, rest 3 min"),
        (
            {"load_kg": None},
            "4 x 4 at 85 % of what you could lift once, 1 rep in reserve, rest 3 min",
        ),
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
        (
            {"kit": "barbell", "held": 1, "rest_seconds": 0},
            "4 x 4, barbell 72.5 kg (85 %), 1 rep in reserve",
        ),
        (
            {"kit": "dumbbell", "held": 2, **NO_LOAD, "rest_seconds": 0},
            "4 x 4, two dumbbells at a load that leaves 1 rep in reserve",
        ),
        (
            {"kit": "trap-bar", "held": 1, "load_kg": None, "rest_seconds": 0},
            "4 x 4, trap bar at 85 % of what you could lift once, 1 rep in reserve",
        ),
        (
            {"kit": "kettlebell", "held": 1, **NO_LOAD, "reps_in_reserve": None, "rest_seconds": 0},
            "4 x 4, one kettlebell",
        ),
    ],
)
def test_dose(changes: dict[str, Any], text: str) -> None:
    """A dose names sets, repetitions, load, effort and rest, and leaves out what is not asked."""
    assert dose_text(a_lift(**changes), "metric") == text


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        (
            {"finding": True, "kit": "barbell", "reps": 10, "reps_in_reserve": 3},
            "find the load: begin with the empty bar, add until 10 reps leave 3 reps in reserve, "
            "and write it down",
        ),
        (
            {"finding": True, "kit": "dumbbell", "held": 2, "reps": 1},
            "find the load: begin with the lightest, add until 1 rep leaves 1 rep in reserve, and "
            "write it down",
        ),
        (
            {"counted_to": 1},
            "last set: as many as are clean, stop with 1 rep in reserve, and write down how many",
        ),
    ],
)
def test_what_a_set_is_to_find_out(changes: dict[str, Any], text: str) -> None:
    """A load that is to be found and a set that is counted are told last."""
    assert dose_text(a_lift(**changes), "metric").endswith(f", {text}")
    assert gauge_text(a_lift()) == ""


def test_what_decides_about_loads() -> None:
    """It is said where the plan has kilograms by a maximum, and not otherwise."""
    lifting = a_session("2027-05-03 18:00", exercises=(a_lift(),))
    told = "Loads are where to start; the repetitions in reserve decide."
    assert loads_decided(a_plan(lifting)) == told
    light = a_session("2027-05-03 18:00", exercises=(a_lift(load_kg=None),))
    assert loads_decided(a_plan(light)) == ""


def test_dose_of_holds_and_carries() -> None:
    """Holds are in seconds, carries in metres or yards, and sides are named."""
    carry = a_hold(seconds=None, metres=20, per_side=False, rest_seconds=90)
    assert dose_text(a_hold(rest_seconds=0, per_side=False), "metric") == "3 x 45 s"
    assert dose_text(a_hold(rest_seconds=0, seconds=None, reps=8), "metric") == "3 x 8 per side"
    assert dose_text(carry, "metric") == "3 x 20 m, rest 1 min 30 s"
    assert dose_text(carry, "imperial") == "3 x 22 yd, rest 1 min 30 s"


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({}, "2 x 40 s of clean reps at a load that leaves 3 reps in reserve, rest 20 s"),
        (
            {"sides_in_turn": True, "load_kg": 8},
            "2 x 40 s of clean reps at 8 kg, 3 reps in reserve, sides in turn, rest 20 s",
        ),
        (
            {"sides_in_turn": True, "sets": 1, "load_kg": 0},
            "1 x 40 s of clean reps at bodyweight, 3 reps in reserve, half of it per side, "
            "rest 20 s",
        ),
        # A hold has no repetitions.
        ({"sides_in_turn": True, "reps_in_reserve": None}, "2 x 40 s, sides in turn, rest 20 s"),
    ],
)
def test_timed_sets(changes: dict[str, Any], text: str) -> None:
    """Sets by the clock say so, and how the sides share them."""
    timed = {"sets": 2, "seconds": 40, "per_side": False, "timed": True, "rest_seconds": 20}
    assert dose_text(a_hold(**{**timed, "reps_in_reserve": 3, **changes}), "metric") == text


@pytest.mark.parametrize(
    ("prescription", "text"),
    [
        (a_lift(**NO_LOAD), "4 reps at a load that leaves 1 rep in reserve, rest 3 min"),
        (
            a_lift(per_side=True, load_kg=8, percent_1rm=None, reps_in_reserve=None),
            "4 reps per side at 8 kg, rest 3 min",
        ),
        (a_hold(), "45 s per side, rest 45 s"),
        (a_hold(seconds=None, rest_seconds=0), "once per side"),
        (a_hold(seconds=None, metres=20, per_side=False, rest_seconds=0), "20 m"),
    ],
)
def test_stations(prescription: Prescription, text: str) -> None:
    """In a circuit a line says what one round holds."""
    assert dose_text(prescription, "metric", in_rounds=True) == text


@pytest.mark.parametrize(
    ("rounds", "text"),
    [(None, ""), (1, "1 round of"), (3, "3 rounds of, rest 3 min between rounds")],
)
def test_rounds(rounds: int | None, text: str) -> None:
    """A circuit says how often it is gone round, and the rest between."""
    session = a_session("2027-05-04 18:00", rounds=rounds, round_rest_seconds=180)
    assert rounds_text(session) == text


def test_a_circuit_in_full() -> None:
    """The calendar's text has the rounds above the stations and the cool-down below them."""
    session = a_session(
        "2027-05-04 18:00",
        focus="circuit",
        load_class="circuit",
        rounds=2,
        round_rest_seconds=150,
        cool_down_minutes=4,
    )
    assert session_steps(session, "metric") == [
        "Warm-up: 8 min, easy movement",
        "2 rounds of, rest 2 min 30 s between rounds:",
        "1. Back squat: 4 reps at 72.5 kg (85 %), 1 rep in reserve, rest 3 min",
        "2. Side plank: 45 s per side",
        "Cool-down: 4 min, easy movement and stretching",
    ]


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


@pytest.mark.parametrize(
    ("kit", "held", "kg", "text"),
    [
        ("barbell", 1, 22.5, "barbell 22.5 kg"),
        ("trap-bar", 1, 80, "trap bar 80 kg"),
        ("dumbbell", 2, 12, "dumbbells 2 x 12 kg"),
        ("dumbbell", 1, 24, "one dumbbell 24 kg"),
        ("kettlebell", 1, 16, "one kettlebell 16 kg"),
        ("kettlebell", 2, 16, "kettlebells 2 x 16 kg"),
        ("barbell", 1, None, "barbell"),
        ("dumbbell", 2, None, "two dumbbells"),
        ("dumbbell", 1, None, "one dumbbell"),
        (None, None, 10, "10 kg"),
        (None, None, None, ""),
    ],
)
def test_weights(kit: Kit | None, held: int | None, kg: float | None, text: str) -> None:
    """A load names its kit and how many are held."""
    assert weight_text(a_lift(kit=kit, held=held, load_kg=kg), "metric") == text


@pytest.mark.parametrize(("held", "text"), [(None, "12 kg"), (1, "12 kg"), (2, "2 x 12 kg")])
def test_pieces(held: int | None, text: str) -> None:
    """The title of an event has the load, twice where two are held."""
    assert pieces_text(a_lift(held=held, load_kg=12), "metric") == text


def test_distance() -> None:
    """Distances print in the scenario's unit to one decimal."""
    assert distance_text(42.195, "metric") == "42.2 km"
    assert distance_text(42.195, "imperial") == "26.2 mi"


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "0 s"),
        (20, "20 s"),
        (59, "59 s"),
        (60, "1 min"),
        (90, "1 min 30 s"),
        (120, "2 min"),
        (135, "2 min 15 s"),
        (150, "2 min 30 s"),
    ],
)
def test_rest(seconds: int, text: str) -> None:
    """A rest is told in one way: minutes, and the seconds that are left."""
    assert rest_text(seconds) == text


def test_focus() -> None:
    """A focus reads as words."""
    assert focus_text("lower-strength") == "Lower strength"
    assert focus_text("") == ""


def test_cue() -> None:
    """How a repetition is done stands before the rest, on one line whatever it holds."""
    lift = a_lift(cue="as fast as\nyou can", rest_seconds=60)
    assert dose_text(lift, "metric") == (
        "4 x 4 at 72.5 kg (85 %), 1 rep in reserve, as fast as you can, rest 1 min"
    )


def test_several_holds_in_a_set() -> None:
    """Holds within a set are told with the rest between them."""
    holds = a_hold(sets=1, seconds=15, holds=6, hold_rest_seconds=20, per_side=False)
    assert amount_text(holds, "metric") == "1 x (6 x 15 s, 20 s apart)"


def test_a_ramp_up_is_told_once() -> None:
    """Before heavy lifts the warm-up ends with lighter sets, unless the lifts name theirs."""
    lifts = a_session("2027-05-04 18:00")
    assert warm_up_text(lifts).endswith("then two or three lighter sets of the first lift")
    sets = (RampUpSet(reps=5, percent=60, load_kg=40, rest_seconds=60),)
    named = a_session("2027-05-04 18:00", exercises=(a_lift(ramp_up=sets),))
    assert warm_up_text(named) == "8 min, easy movement"


def test_how_an_exercise_is_done_stands_below_it() -> None:
    """In an event the cue of the catalogue follows on a line of its own, without line ends."""
    session = a_session("2027-05-04 18:00", exercises=(a_lift(how="Stand\ntall"),))
    assert "rest 3 min\n   Stand tall\n" in session_text(session, "metric")


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


def test_a_last_set_with_fewer_repetitions() -> None:
    """The last set is told apart from those before it."""
    pistol = a_lift(sets=2, reps=10, last_reps=8, per_side=True)
    assert amount_text(pistol, "metric") == "1 x 10, 1 x 8 per side"
    assert amount_text(a_lift(last_reps=3), "metric") == "3 x 4, 1 x 3"
