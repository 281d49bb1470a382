"""Workout files for watches, read back by two decoders that know nothing of us."""

from __future__ import annotations

import random

import pytest

from periodize.model.catalogue import load_catalogue
from periodize.plan import RampUpSet
from periodize.plan.fields import Stamp
from periodize.workouts.fit import to_fit
from periodize.workouts.garmin import garmin_names
from tests.build import a_hold, a_lift, a_session
from tests.workouts.reading import by_fitdecode, by_garmin, expected, units_shown
from tests.workouts.sessions import a_dose, any_session

TUE = "2027-05-04 18:00"
GENERATED = 300


def test_a_session() -> None:
    """Warm-up, a lift of four sets with its load and rest, a hold of both sides; each set once."""
    content = to_fit(a_session(TUE), "metric", "anna-w01")
    squat, plank = garmin_names()["back-squat"], garmin_names()["side-plank"]
    read = by_garmin(content)
    assert read.name == "Tue 4 May Lower strength"
    assert [(*step[:5], *step[6:]) for step in read.steps] == [
        ("Warm-up", 0, 480_000, None, 2, None, None, None),
        ("Back squat", 29, 4, None, 0, squat.category, squat.name, 7250),
        ("Rest", 0, 180_000, None, 1, None, None, None),
        (None, 6, 1, 4, None, None, None, None),
        ("Side plank", 0, 100_000, None, 0, plank.category, plank.name, None),
        ("Rest", 0, 45_000, None, 1, None, None, None),
        (None, 6, 4, 3, None, None, None, None),
    ]
    assert read.steps[1][5] == "4 reps at 72.5 kg (85 %), 1 rep in reserve, rest 3 min"
    assert read.titles == (
        (squat.category, squat.name, "Back squat"),
        (plank.category, plank.name, "Side plank"),
    )
    assert read == by_fitdecode(content)


def test_a_pair_takes_turns() -> None:
    """A set of each in turn; what one has more of follows alone."""
    jump = a_lift(exercise="box-jump", name="Box jump", load_kg=None, reps=5, sets=2, pair="A")
    session = a_session(TUE, exercises=(a_lift(sets=3, pair="A"), jump), warm_up_minutes=0)
    steps = by_fitdecode(to_fit(session, "metric", "x")).steps
    assert [step[0] for step in steps] == [
        *("Back squat", "Rest", "Box jump", "Rest", None, "Back squat", "Rest"),
    ]
    assert steps[4][1:4] == (6, 0, 2)


def test_a_last_set_with_fewer() -> None:
    """A last set of fewer repetitions stands after the others, with its own note."""
    session = a_session(TUE, exercises=(a_lift(last_reps=2),), warm_up_minutes=0)
    steps = by_garmin(to_fit(session, "metric", "x")).steps
    assert [step[1:4] for step in steps] == [
        (29, 4, None),
        (0, 180_000, None),
        (6, 0, 3),
        (29, 2, None),
        (0, 180_000, None),
    ]
    assert steps[3][5].startswith("2 reps at 72.5 kg")


def test_ramp_up() -> None:
    """The sets on the way up come first, as warm-ups with their own loads."""
    before = (RampUpSet(reps=5, percent=50, load_kg=35, rest_seconds=60),)
    session = a_session(TUE, exercises=(a_lift(sets=1, ramp_up=before),), warm_up_minutes=0)
    steps = by_garmin(to_fit(session, "metric", "x")).steps
    assert [(step[1], step[2], step[4], step[8]) for step in steps] == [
        (29, 5, 2, 3500),
        (0, 60_000, 1, None),
        (29, 4, 0, 7250),
        (0, 180_000, 1, None),
    ]


@pytest.mark.parametrize(
    ("units", "stamped", "display"),
    [("metric", None, 1), ("imperial", None, 2), ("metric", "lb", 2), ("imperial", "kg", 1)],
)
def test_weights_are_shown_as_they_are_marked(
    units: str, stamped: Stamp | None, display: int
) -> None:
    """A watch shows pounds where pounds stand on the weight; the weight itself is in kilograms."""
    lift = a_lift(sets=1, kit="dumbbell", load_kg=11.3398, stamped=stamped)
    session = a_session(TUE, exercises=(lift,), warm_up_minutes=0)
    content = to_fit(session, units, "x")
    assert by_garmin(content).steps[0][8] == 1134
    assert units_shown(content) == ((display,), (display,))


def test_rounds() -> None:
    """A circuit is one repeat, with the round's rest after its last station."""
    stations = (a_lift(sets=3, rest_seconds=15), a_hold(sets=3, rest_seconds=15))
    session = a_session(TUE, exercises=stations, rounds=3, round_rest_seconds=120)
    steps = by_garmin(to_fit(session, "metric", "x")).steps
    assert [step[1:3] for step in steps[-4:]] == [(0, 15_000), (0, 100_000), (0, 120_000), (6, 1)]
    assert steps[-1][3] == 3


def test_every_exercise() -> None:
    """Both decoders read every exercise of the catalogue, with values equal to the session's."""
    rng = random.Random(1)
    doses = tuple(a_dose(each, rng) for each in load_catalogue().exercises.values())
    session = a_session(TUE, exercises=doses)
    content = to_fit(session, "metric", "all")
    read = by_garmin(content)
    assert read.steps == expected(session, "metric")
    assert [title for *_, title in read.titles] == [dose.name for dose in doses]
    assert read == by_fitdecode(content)


@pytest.mark.parametrize("first", range(0, GENERATED, 50))
def test_any_session(first: int) -> None:
    """Whatever a session holds, both decoders read all of it without an error."""
    for seed in range(first, first + 50):
        session = any_session(random.Random(seed))
        content = to_fit(session, "imperial", f"s{seed}")
        read = by_garmin(content)
        assert read.steps == expected(session, "imperial"), seed
        assert read == by_fitdecode(content), seed


def test_names_of_any_kind() -> None:
    """A long name is cut between letters; an unknown exercise is told by our name alone.

    A weight beyond what the format holds is left out.
    """
    odd = a_lift(exercise="mine", name="Ü" * 300 + "\x00\n\ud800", load_kg=900.0)
    session = a_session(TUE, exercises=(odd,), warm_up_minutes=0, focus="\ud800")
    content = to_fit(session, "metric", "\ud800")
    read = by_garmin(content)
    assert read.steps[0][0] == "Ü" * 127
    assert read.steps[0][6:] == (None, None, None)
    assert "900 kg" in read.steps[0][5]
    assert not read.titles
    assert read == by_fitdecode(content)


def test_same_bytes() -> None:
    """The same session gives the same file; another one has another serial number."""
    files = {to_fit(a_session(TUE), "metric", name) for name in ("a", "a", "b")}
    assert len(files) == 2
