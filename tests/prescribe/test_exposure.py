"""What a past load might have been, so that a plan made again climbs on."""

from __future__ import annotations

import dataclasses

import pytest

from periodize.plan import Prescription
from periodize.prescribe.exposure import as_recorded
from tests.prescribe.test_progression import in_phases
from tests.toy import a_session


@pytest.mark.parametrize(
    ("phase", "maximum", "load", "percent", "may"),
    [
        # The first week of strength means 70 %, which 8 of 16 kg are not; 12 kg would be 75.
        ("strength", 16, 8.0, 50.0, 70.0),
        # Power means 85 %; the next dumbbell, 20 kg, is 80 % of 25 kg and was not lifted.
        ("power", 25, 12.0, 48.0, 79.5),
        # Nothing is heavier than 20 kg: what was lifted is what it might have been.
        ("power", 40, 20.0, 50.0, 50.0),
        # A load above what the phase means stays what it was.
        ("transition", 16, 12.0, 75.0, 75.0),
    ],
)
def test_a_past_load_might_have_been_just_short_of_the_next(
    phase: str, maximum: float, load: float, percent: float, may: float
) -> None:
    """As meant then, but below the next load of the kit."""
    block = in_phases(phase, dumbbell_front_squat=maximum)
    done = Prescription(
        exercise="dumbbell-front-squat",
        sets=3,
        reps=6,
        percent_1rm=percent,
        load_kg=load,
        kit="dumbbell",
    )
    session = dataclasses.replace(a_session(1), focus="lower-strength", exercises=(done,))
    assert as_recorded(block, session, done).may == may


def test_what_nobody_knows_stays_as_it_is_told() -> None:
    """A past exercise of a focus that the model lacks keeps its own figure."""
    block = in_phases("strength")
    done = Prescription(exercise="back-squat", sets=3, reps=6, percent_1rm=62.5, load_kg=60.0)
    session = dataclasses.replace(a_session(1), focus="another", exercises=(done,))
    assert as_recorded(block, session, done).may == 62.5
