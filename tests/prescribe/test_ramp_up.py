"""Sets on the way up to a working load, and the time that they and the plates take."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from pydantic import ValidationError

from periodize.block import Block, Menu
from periodize.model.loading import Loading
from periodize.plan import Prescription, RampUpSet
from periodize.prescribe.dose import prescribe, seconds_of
from periodize.prescribe.lifting import Ceiling
from periodize.referee.dosage import dose_violations
from periodize.rules.session_minutes import SessionMinutes
from periodize.wording.sessions import dose_text, ramp_up_text
from tests.build import a_lift
from tests.prescribe.test_held_down import in_phase
from tests.toy import a_plan, a_session

RULE = SessionMinutes(rule="session_minutes")


def lift(
    phase: str = "strength", name: str = "back-squat", week: int = 2, **maxima: float
) -> Prescription:
    """A lift of a leg session in a week of a phase."""
    block = in_phase(phase, "intermediate", **maxima)
    return prescribe(block, block.calendar.weeks[week], a_menu(block, week), name)


def a_menu(block: Block, week: int = 2) -> Menu:
    """The heavy leg session of a week in the gym."""
    return Menu(block.calendar.weeks[week].segment, "lower-strength", "gym")


def sets(done: Prescription) -> list[tuple[int, float | None]]:
    """Repetitions and kg of each set on the way up."""
    return [(each.reps, each.load_kg) for each in done.ramp_up]


@pytest.mark.parametrize(
    ("phase", "week", "expected"),
    [
        # 80 kg: four tenths are 32 kg, six 48, eight 64; from 80 % on three sets.
        ("strength", 2, [(5, 30), (3, 47.5), (2, 62.5)]),
        ("strength", 1, [(5, 37.5), (3, 55)]),  # 75 kg: half of it, and three quarters are 56.25
        ("strength", 0, [(5, 35), (3, 52.5)]),  # 70 %
        ("adaptation", 1, [(5, 37.5)]),  # 65 %: six tenths of 65 kg are 39 kg
        ("adaptation", 0, [(5, 35)]),  # 60 %
        ("transition", 0, []),  # 55 %
    ],
)
def test_sets_by_load(phase: str, week: int, expected: list[tuple[int, float]]) -> None:
    """Heavy work is reached in three sets, lighter work in two or one, on plates that are there."""
    assert sets(lift(phase, week=week, back_squat=100)) == expected


def test_the_empty_bar_is_the_lightest() -> None:
    """Of 40 kg four tenths are less than the bar; six tenths are 24 kg, eight 32."""
    assert sets(lift(back_squat=50)) == [(5, 20), (3, 22.5), (2, 30)]
    # Of 25 kg all three would be the bar: one set is done with it.
    assert sets(lift(back_squat=31.5)) == [(2, 20)]
    # Nothing is lighter than the empty bar itself.
    assert sets(lift(back_squat=25)) == []


def test_without_a_maximum_shares_of_the_load() -> None:
    """With a bar the sets are shares of the load that is found; two light bells need none."""
    done = lift(bench_press=50)
    assert [(each.reps, each.percent, each.load_kg) for each in done.ramp_up] == [
        (5, 40, None),
        (3, 60, None),
        (2, 80, None),
    ]
    assert ramp_up_text(done, "metric") == "5 at 40 %, 3 at 60 %, 2 at 80 % of that load"
    assert lift(name="dumbbell-front-squat", bench_press=50).ramp_up == ()


def test_only_heavy_main_lifts_have_some() -> None:
    """A row in the same session is reached without; its bar still takes a minute."""
    row = lift(name="bent-over-row", bent_over_row=60)
    assert (row.kit, row.ramp_up, row.setup_seconds) == ("barbell", (), 60)
    assert lift(name="dumbbell-front-squat", dumbbell_front_squat=12).setup_seconds == 0


def test_they_take_their_time() -> None:
    """Ten repetitions of 4 s and three minutes of rest, a minute of plates, then the work."""
    block = in_phase("strength")
    done = lift()
    assert done.ramp_up_seconds == 10 * 4 + 3 * 60
    assert done.total_seconds == 60 + 220 + 3 * (5 * 4 + 150)
    assert (
        seconds_of(block, block.calendar.weeks[2], a_menu(block), "back-squat")
        == done.total_seconds
    )
    side = dataclasses.replace(done, per_side=True)
    assert side.ramp_up_seconds == 2 * 10 * 4 + 3 * 60


def test_they_do_not_count_as_sets() -> None:
    """Repetitions and landings are those of the work."""
    assert (lift().sets, lift().all_reps) == (3, 15)


def test_a_held_down_load_takes_no_longer() -> None:
    """At 65 % one set leads up, and the whole is shorter."""
    block = in_phase("strength")
    done = prescribe(block, block.calendar.weeks[2], a_menu(block), "back-squat", Ceiling(65))
    assert sets(done) == [(5, 37.5)]
    assert done.total_seconds < lift().total_seconds


def test_words() -> None:
    """They stand behind the dose."""
    ups = (RampUpSet(reps=5, percent=40, load_kg=27.5), RampUpSet(reps=3, percent=60, load_kg=40))
    done = a_lift(kit="barbell", held=1, ramp_up=ups, rest_seconds=0)
    text = (
        "4 x 4, barbell 72.5 kg (85 %), 1 rep in reserve; ramp up first: 5 at 27.5 kg, 3 at 40 kg"
    )
    assert dose_text(done, "metric") == text
    assert ramp_up_text(done, "imperial") == "5 at 60.5 lb, 3 at 88 lb"
    assert ramp_up_text(a_lift(), "metric") == ""


@pytest.mark.parametrize(
    ("changes", "minutes"),
    [
        ({}, 22),  # 8 to warm up, 790 s
        ({"ramp_up": ()}, 22),
        ({"setup_seconds": 0}, 22),
        ({"ramp_up": (), "setup_seconds": 0}, 22),
        ({"ramp_up": (), "load_kg": 20.0}, 18),  # nothing is lighter than the bar
        ({"ramp_up": (), "load_kg": None}, 18),
    ],
)
def test_the_clock_counts_what_is_not_written(changes: dict[str, Any], minutes: int) -> None:
    """A plan that leaves out the sets on the way up takes as long."""
    block = in_phase("strength")
    done = dataclasses.replace(lift(), **changes)
    session = dataclasses.replace(
        a_session(15, minutes=1), focus="lower-strength", warm_up_minutes=8, exercises=(done,)
    )
    (found,) = RULE.violations(block, a_plan(session))
    assert found.text.endswith(f"take {minutes} min")


@pytest.mark.parametrize(
    ("kg", "text"),
    [
        ((40, 60, 80), "a ramp-up set at 80 kg lies not between 60 and 80"),
        ((60, 40), "a ramp-up set at 40 kg lies not between 60 and 80"),
        ((41,), "a ramp-up set at 41 kg cannot be loaded at gym"),
        ((None,), "its ramp-up sets and its sets must both have a load in kg, or neither"),
        ((40, 77.5), ""),
    ],
)
def test_the_referee_looks_at_them(kg: tuple[float | None, ...], text: str) -> None:
    """They climb, stay below the work, and are of plates that are there."""
    block = in_phase("strength")
    ups = tuple(RampUpSet(reps=3, percent=50, load_kg=each) for each in kg)
    done = dataclasses.replace(lift(), ramp_up=ups)
    session = dataclasses.replace(a_session(15), focus="lower-strength", exercises=(done,))
    found = [each.text.split(": ", 2)[2] for each in dose_violations(block, a_plan(session))]
    assert found == ([text.replace(" kg lies", " lies")] if text else [])


def test_numbers_that_do_not_climb_are_refused() -> None:
    """Rows and sets rise, and no heavier load is reached sooner."""
    one, two = {"percent": 50, "reps": 5}, {"percent": 75, "reps": 3}
    assert Loading.model_validate({"ramp_up": [{"at_least": 60, "sets": [one, two]}]})
    for rows, text in (
        ([{"at_least": 60, "sets": [two, one]}], "rise in percent"),
        ([{"at_least": 60, "sets": [one]}, {"at_least": 60, "sets": [one]}], "rise in at_least"),
        ([{"at_least": 60, "sets": [one, two]}, {"at_least": 80, "sets": [one]}], "as many sets"),
        ([{"at_least": 60, "sets": [one]}, {"at_least": 80, "sets": [two]}], "as many sets"),
    ):
        with pytest.raises(ValidationError, match=text):
            Loading.model_validate({"ramp_up": rows})
