"""The referee's teeth: a good plan is damaged in every way, and the right rule says so."""

from __future__ import annotations

import pytest

from tests.referee.contents import CONTENTS
from tests.referee.good import (
    Damage,
    broken_by,
    good_plan,
    moved,
    recorded_plan,
    swapped,
    together,
)
from tests.referee.records import RECORDS
from tests.referee.times import TIMES

TUE, FRI = "lower-strength-05-04", "lower-strength-05-07"
ARMS, RACE_WEEK, AFTER = "upper-05-05", "upper-06-24", "lower-strength-06-30"


def test_the_good_plan_is_accepted() -> None:
    """Undamaged, the plan breaks nothing, with and without its record."""
    assert broken_by(good_plan()) == set()
    assert broken_by(recorded_plan()) == set()


@pytest.mark.parametrize("name", TIMES)
def test_times_and_places(name: str) -> None:
    """A session at a wrong time or place is named by its rule, and by no other."""
    damage, rules = TIMES[name]
    assert broken_by(damage(good_plan())) == rules


@pytest.mark.parametrize("name", CONTENTS)
def test_contents(name: str) -> None:
    """Wrong exercises, orders, doses and loads are named by their rule, and by no other."""
    damage, rules = CONTENTS[name]
    assert broken_by(damage(good_plan())) == rules


@pytest.mark.parametrize("name", RECORDS)
def test_records(name: str) -> None:
    """A plan that says of itself what is not so is found out."""
    damage, rules = RECORDS[name]
    assert broken_by(damage(recorded_plan())) == rules


@pytest.mark.parametrize(
    ("kept", "broken", "rule"),
    [
        # 48 h from start to start.
        (moved(FRI, "05-06", "18:00"), moved(FRI, "05-06", "17:59"), "recovery_gap"),
        # Intervals end at 08:00; 3 h later legs may lift.
        (moved(TUE, "05-04", "11:00"), moved(TUE, "05-04", "10:59"), "after_run"),
        # The session ends 24 h before the long run of Sunday at 09:00.
        (moved(FRI, "05-08", "08:15"), moved(FRI, "05-08", "08:16"), "before_run"),
        # The easy run ends at 07:45.
        (moved(ARMS, "05-05", "07:45"), moved(ARMS, "05-05", "07:44"), "availability"),
        (moved(ARMS, "05-05", "06:30"), moved(ARMS, "05-05", "06:31"), "availability"),
        # The gym is open from 06:00 to 22:00.
        (moved(ARMS, "05-05", "21:30"), moved(ARMS, "05-05", "21:31"), "availability"),
        (moved(ARMS, "05-06", "06:00"), moved(ARMS, "05-06", "05:59"), "availability"),
        # Arms stay away from the race on the 27th for three days, legs come back after three.
        (moved(RACE_WEEK, "06-24", "06:00"), moved(RACE_WEEK, "06-25", "06:00"), "before_race"),
        (moved(AFTER, "06-30", "11:00"), moved(AFTER, "06-29", "21:00"), "after_race"),
    ],
)
def test_edges(kept: Damage, broken: Damage, rule: str) -> None:
    """At the limit a session may stand; a minute or a day beyond it may not."""
    assert broken_by(kept(good_plan())) == set()
    assert broken_by(broken(good_plan())) == {rule}


def test_two_damages_are_both_named() -> None:
    """One damage does not hide another."""
    both = together(moved(FRI, "05-06", "17:59"), moved(RACE_WEEK, "06-25", "06:00"))
    assert broken_by(both(good_plan())) == {"recovery_gap", "before_race"}


def test_accessories_may_vary() -> None:
    """What is no damage is not called one: a jump, and a hip exercise in its place."""
    other = swapped(TUE, ("broad-jump", "back-squat", "romanian-deadlift"))
    assert broken_by(other(good_plan())) == set()
