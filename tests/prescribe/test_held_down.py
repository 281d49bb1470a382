"""A load below what its phase means takes the dose that it belongs to."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from periodize.block import Block, Menu
from periodize.model.catalogue import load_catalogue
from periodize.model.load import load_model
from periodize.plan import Prescription
from periodize.prescribe.dose import prescribe
from periodize.prescribe.lifting import Ceiling
from periodize.referee.dosage import dose_violations
from periodize.scenario.scenario import Athlete, Level, Place
from tests.cases import put_under
from tests.toy import a_block, a_plan, a_session, a_window

FAST = "as fast as the load lets you"
RUNNER, CATALOGUE = load_model("runner"), load_catalogue()
GYM = Place(
    name="gym",
    equipment=frozenset({"barbell", "plate", "rack", "bench", "trap-bar", "dumbbell"}),
    bar_kg=20,
    plates_kg=(1.25, 2.5, 5.0, 10.0, 20.0),
    dumbbells_kg=(4.0, 6.0, 8.0, 10.0),
)


def in_phase(phase: str, level: Level = "intermediate", **maxima: float) -> Block:
    """Seven weeks of a phase under `runner`, in a gym with dumbbells up to 10 kg."""
    known = {name.replace("_", "-"): load for name, load in maxima.items()}
    block = a_block(
        49,
        phase=phase,
        windows=[a_window(0, "06:00", "08:00")],
        athlete=Athlete(level=level, one_rep_max_kg=known or {"back-squat": 100}),
        places={"gym": GYM},
        model=RUNNER,
    )
    return put_under(block.scenario, RUNNER, CATALOGUE)


def at_most(
    block: Block, percent: float, name: str = "back-squat", week: int = 2
) -> tuple[Prescription, list[str]]:
    """The lift in a week under a ceiling, and what the referee says of it after such a week."""
    short = block.calendar.weeks[week].phase in ("taper", "race")
    focus = "lower-short" if short else "lower-strength"
    menu = Menu(block.calendar.weeks[week].segment, focus, "gym")
    done = prescribe(block, block.calendar.weeks[week], menu, name, Ceiling(percent))
    sessions = [
        dataclasses.replace(a_session(7 * at), focus=focus, exercises=(done,))
        for at in (week - 1, week)
    ]
    found = dose_violations(block, a_plan(*sessions))
    return done, [each.text for each in found if each.date == sessions[1].date]


@pytest.mark.parametrize(
    ("phase", "percent", "reps", "reserve", "rest"),
    [
        # Week 3 of strength: 3 x 5 at 80 %, 2 in reserve, rest 150 s. Nine tenths are 72 %.
        ("strength", 80, 5, 2, 150),
        ("strength", 72, 5, 2, 150),
        # 71.5 % belongs to the row at 75 %, six repetitions of nine; a set less on the way up than
        # before 80 % leaves 66 s, seven repetitions of 3 s for each of three sets.
        ("strength", 71.5, 6, 3, 150),
        # At 65 % ten repetitions, fourteen possible, and the rest of that row.
        ("strength", 65, 10, 4, 90),
        # The row at 60 % has 12 of 18; two more, and four stay.
        ("strength", 60, 14, 4, 90),
        # Below all rows the lightest counts, and four would stay of 28 after 24; sets end at 20.
        ("strength", 40, 20, 8, 90),
        ("power", 65, 10, 4, 90),
        # Before a race sets are fewer, and each is as hard as in training.
        ("taper", 65, 10, 4, 90),
        ("race", 65, 10, 4, 90),
    ],
)
def test_the_dose_follows_the_load(
    phase: str, percent: float, reps: int, reserve: int, rest: int
) -> None:
    """Repetitions, reserve and rest are those of the load that is there."""
    # Of 500 kg the plates make each half percent.
    done, said = at_most(in_phase(phase, back_squat=500), percent)
    assert (done.percent_1rm, done.reps) == (percent, reps)
    assert (done.reps_in_reserve, done.rest_seconds) == (reserve, rest)
    assert [text for text in said if "%" not in text or "reserve" in text] == []


def test_a_set_takes_no_longer_than_planned() -> None:
    """Repetitions grow into the rest that the lighter row saves, and no further."""
    block = in_phase("strength")
    for percent in (40, 55, 60, 65, 70, 75, 80):
        done, _ = at_most(block, percent)
        assert done.total_seconds <= at_most(block, 100)[0].total_seconds


@pytest.mark.parametrize(
    ("percent", "reps", "reserve"),
    [
        # The first week of power: 3 x 3 at 85 %, 60 s before the jump. Nine tenths are 76.5 %.
        (76.5, 3, 2),
        # The row of the second lift at 77.5 % has six of eight.
        (76, 6, 2),
        (70, 6, 4),
        # The row of the second lift at 67.5 % has eight of twelve.
        (67, 8, 4),
        (55, 18, 4),
    ],
)
def test_a_pair_held_down_takes_the_row_of_the_main_lift(
    percent: float, reps: int, reserve: int
) -> None:
    """Before 85 % stand three sets on the way up, 10 repetitions and 180 s; below, fewer.

    What they save is time for repetitions: from 70 % on 66 s, below 135 s, over three sets.
    """
    block = in_phase("power", back_squat=500)
    menu = Menu(block.calendar.weeks[0].segment, "complex", "gym")
    whole = prescribe(block, block.calendar.weeks[0], menu, "back-squat")
    done = prescribe(block, block.calendar.weeks[0], menu, "back-squat", Ceiling(percent))
    assert (done.reps, done.reps_in_reserve, done.rest_seconds) == (reps, reserve, 60)
    assert done.total_seconds <= whole.total_seconds
    session = dataclasses.replace(a_session(0), focus="complex", exercises=(done,))
    found = [each.text for each in dose_violations(block, a_plan(session))]
    assert [text for text in found if "of the 1RM" not in text] == []


def test_the_kit_holds_down_as_well() -> None:
    """Dumbbells end at 10 kg, a quarter of the maximum: that share is told, with its dose."""
    block = in_phase("strength", dumbbell_front_squat=40)
    done, _ = at_most(block, 100, "dumbbell-front-squat")
    assert (done.load_kg, done.percent_1rm) == (10, 25)
    assert (done.reps, done.reps_in_reserve) == (20, 8)
    menu = Menu(block.calendar.weeks[2].segment, "lower-strength", "gym")
    session = dataclasses.replace(
        a_session(14),
        focus="lower-strength",
        exercises=(prescribe(block, block.calendar.weeks[2], menu, "dumbbell-front-squat"),),
    )
    assert [each.text for each in dose_violations(block, a_plan(session))] == []


def test_a_load_within_a_tenth_keeps_its_dose() -> None:
    """80 % of 13 kg are 10.4 kg; the ten that are there, 76.9 %, are near enough."""
    done, _ = at_most(in_phase("strength", dumbbell_front_squat=13), 100, "dumbbell-front-squat")
    assert (done.load_kg, done.percent_1rm, done.reps, done.reps_in_reserve) == (10, 77, 5, 2)


@pytest.mark.parametrize(
    ("reserve", "text"),
    [
        (2, "lower-strength: back-squat: 2 repetitions in reserve after 5 at 65 %; 9 are left"),
        (8, "lower-strength: back-squat: 8 repetitions in reserve after 5 at 65 %; 9 are left"),
        (9, None),
    ],
)
def test_the_referee_counts_what_is_left(reserve: int, text: str | None) -> None:
    """Two in reserve after five at 65 % is not true."""
    block = in_phase("strength")
    done, _ = at_most(block, 65)
    told = dataclasses.replace(done, reps=5, reps_in_reserve=reserve, rest_seconds=150)
    sessions = [
        dataclasses.replace(a_session(at), focus="lower-strength", exercises=(told,))
        for at in (7, 14)
    ]
    found = [each.text for each in dose_violations(block, a_plan(*sessions))]
    assert [each for each in found if "are left" in each][-1:] == ([text] if text else [])


def test_the_referee_knows_how_far_repetitions_grow() -> None:
    """Eleven repetitions at 65 % are more than any phase has there; at 80 % ten are."""
    block = in_phase("strength")
    done, said = at_most(block, 65)
    assert said == []
    wrongs: tuple[tuple[dict[str, Any], str], ...] = (
        ({"reps": 11}, "11 repetitions; at most 10 are allowed in this phase"),
        ({"rest_seconds": 89}, "89 s of rest after a set; at least 90 s are asked"),
    )
    for changes, text in wrongs:
        wrong = dataclasses.replace(done, **changes)
        sessions = [
            dataclasses.replace(a_session(at), focus="lower-strength", exercises=(wrong,))
            for at in (7, 14)
        ]
        found = [each.text for each in dose_violations(block, a_plan(*sessions))]
        assert f"lower-strength: back-squat: {text}" in found


@pytest.mark.parametrize(("percent", "cue"), [(70, FAST), (69.5, ""), (80, FAST)])
def test_heavy_lifts_are_meant_to_be_fast(percent: float, cue: str) -> None:
    """From 70 % on a main lift says how it is moved."""
    assert at_most(in_phase("strength"), percent)[0].cue == cue


@pytest.mark.parametrize(
    ("lift", "cue"),
    [
        ("back-squat", FAST),
        ("trap-bar-deadlift", FAST),
        ("bench-press", FAST),
        ("romanian-deadlift", ""),
        ("barbell-hip-thrust", ""),
        ("bent-over-row", ""),
    ],
)
def test_hinges_and_rows_are_done_under_control(lift: str, cue: str) -> None:
    """At 72.5 % and more squats and presses are meant to be fast, all else is not."""
    block = in_phase("strength", "intermediate", **{lift: 100.0})
    focus = "upper" if lift in ("bench-press", "bent-over-row") else "lower-strength"
    done = prescribe(block, block.calendar.weeks[2], Menu(0, focus, "gym"), lift)
    assert (done.percent_1rm or 0) >= 70
    assert done.cue == cue


def test_a_model_may_ask_it_of_every_main_lift() -> None:
    """Where no patterns are named all main lifts are meant to be fast."""
    block = in_phase("strength", romanian_deadlift=100)
    loading = RUNNER.loading.model_copy(update={"fast_patterns": None})
    model = RUNNER.model_copy(update={"loading": loading})
    every = put_under(block.scenario, model, CATALOGUE)
    menu = Menu(0, "lower-strength", "gym")
    assert prescribe(every, every.calendar.weeks[2], menu, "romanian-deadlift").cue == FAST


def test_a_load_by_effort_is_fast_where_it_is_meant_heavy() -> None:
    """Nobody knows the maximum: what the phase means decides; accessories have no such cue."""
    menu = Menu(0, "lower-strength", "gym")
    for phase, cue in (("strength", FAST), ("adaptation", "")):
        block = in_phase(phase, bench_press=60)
        assert prescribe(block, block.calendar.weeks[2], menu, "back-squat").cue == cue
        assert prescribe(block, block.calendar.weeks[2], menu, "bent-over-row").cue == ""
