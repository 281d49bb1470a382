"""What a lift is compared with: the heaviest of the last week, and of equals the larger session."""

from __future__ import annotations

import dataclasses

from periodize.prescribe.exposure import Exposure, base_of
from tests.toy import a_session, day


def lifted(offset: int, sets: int, may: float, load: float = 40) -> Exposure:
    """A squat on a day, with what it might have had."""
    done = a_session(offset, exercises=("squat",)).exercises[0]
    done = dataclasses.replace(done, load_kg=load, percent_1rm=50, sets=sets)
    return Exposure(day(offset), "legs", False, done, may)


def test_of_equals_the_larger_counts() -> None:
    """One load twice in a week: the session with more sets, whatever the plates left unused."""
    many, few = lifted(1, 3, 50), lifted(4, 2, 52.5)
    assert base_of([many, few]) is many
    assert base_of([few, many]) is many
    heavier = lifted(5, 1, 50, load=45)
    assert base_of([many, few, heavier]) is heavier
