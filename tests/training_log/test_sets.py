"""Sets of several logs."""

from __future__ import annotations

import dataclasses

from periodize.training_log.sets import joined
from tests.training_log.test_estimates import a_set


def test_an_export_that_holds_an_earlier_one() -> None:
    """What two logs hold was done once; three equal sets of a day stay three."""
    first = [a_set(1), a_set(1), a_set(1), a_set(3, kg=85.0)]
    later = [*first, a_set(8, kg=87.5)]
    assert joined([first, later]) == joined([later, first]) == joined([later]) == later
    assert joined([later, later]) == later


def test_names_that_are_spelt_otherwise() -> None:
    """Letters and blanks make no other set; another load or reserve does."""
    one = a_set(1, called="Back Squat")
    other = dataclasses.replace(one, called="back  squat", exercise="", sure=False)
    assert joined([[one], [other]]) == [one]
    for changes in ({"kg": 80.5}, {"reserve": 1}, {"reps": 6}, {"warm_up": True}):
        assert len(joined([[one], [a_set(1, called="Back Squat", **changes)]])) == 2
