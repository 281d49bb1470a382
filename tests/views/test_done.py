"""A log beside a plan: done, moved, missed, and loads that were others."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from periodize.plan import Plan
from periodize.training_log.sets import LoggedSet
from periodize.views.done import done_of
from periodize.views.lifted import lifted_weeks
from tests.build import a_hold, a_lift, a_plan, a_session

PRESS = a_lift(exercise="bench-press", name="Bench press", load_kg=40)
TUE, FRI = "2027-05-04", "2027-05-07"


def planned() -> Plan:
    """Squats on Tuesday, presses on Friday."""
    legs = a_session(f"{TUE} 18:00", id="legs", exercises=(a_lift(), a_hold()))
    arms = a_session(f"{FRI} 18:00", id="arms", exercises=(PRESS,))
    return a_plan(legs, arms)


def a_set(day: str, exercise: str = "back-squat", **changes: Any) -> LoggedSet:
    """Four repetitions at 72.5 kg."""
    values = {"called": exercise, "exercise": exercise, "kg": 72.5, "reps": 4, **changes}
    return LoggedSet(date=dt.date.fromisoformat(day), **values)


def fates(*sets: LoggedSet) -> dict[str, tuple[str, str | None]]:
    """What became of each session, and on which day."""
    found = done_of(planned(), sets).sessions
    return {each.id: (each.fate, each.on.isoformat() if each.on else None) for each in found}


@pytest.mark.parametrize(
    ("day", "fate"),
    [
        ("2027-05-01", "moved"),
        ("2027-04-30", "missed"),
        (TUE, "done"),
        ("2027-05-07", "moved"),
        ("2027-05-08", "missed"),
    ],
)
def test_near_its_day(day: str, fate: str) -> None:
    """A session was done on its day, or moved by at most three; else it was missed."""
    late = a_set("2027-05-20", "bench-press")
    assert fates(a_set(day), late)["legs"][0] == fate


def test_only_what_is_past() -> None:
    """Sessions after the last day of the log are still to come, and are not told."""
    assert fates(a_set(TUE)) == {"legs": ("done", TUE)}
    assert fates() == {}


def test_each_day_is_one_session() -> None:
    """A day that was a session's own serves no other one; a foreign day is told as such."""
    both = a_plan(
        a_session(f"{TUE} 18:00", id="a", exercises=(a_lift(),)),
        a_session("2027-05-05 18:00", id="b", exercises=(a_lift(),)),
    )
    done = done_of(both, [a_set(TUE), a_set("2027-05-06", "pull-up", kg=None)])
    assert [(each.id, each.fate) for each in done.sessions] == [("a", "done"), ("b", "missed")]
    assert done.missed == ("b",)
    assert [day.isoformat() for day in done.beside] == ["2027-05-06"]


def test_a_log_that_names_its_session() -> None:
    """What the log says of its session holds, however far the day is."""
    named = a_set("2027-05-12", "back-squat", session="legs")
    assert fates(named)["legs"] == ("moved", "2027-05-12")
    other = a_set(TUE, "back-squat", session="arms")
    assert fates(other)["legs"] == ("missed", None)


def test_other_loads() -> None:
    """The heaviest set is told beside the planned one; warm-ups are not counted."""
    sets = [
        a_set(TUE, kg=40.0, reps=10, warm_up=True),
        a_set(TUE, kg=75.0, reps=3),
        a_set(TUE, kg=75.0, reps=4, reserve=1),
        a_set(TUE, kg=70.0, reps=8),
    ]
    (lift,) = done_of(planned(), sets).lifts
    assert (lift.planned_kg, lift.planned_reps, lift.planned_sets) == (72.5, 4, 4)
    assert (lift.kg, lift.reps, lift.reserve, lift.sets) == (75, 4, 1, 3)
    assert lift.is_other
    (same,) = done_of(planned(), [a_set(TUE)]).lifts
    assert not same.is_other


def test_week_by_week() -> None:
    """Of each week the heaviest set counts, and how many there were; nothing before the block."""
    sets = [
        a_set("2027-05-02", kg=90.0),
        a_set(TUE, kg=40.0, warm_up=True),
        a_set(TUE, kg=70.0, reps=8),
        a_set(FRI, kg=72.5, reps=3),
        a_set("2027-05-11", kg=None, reps=5),
        a_set(TUE, "bench-press", sure=False),
    ]
    found = lifted_weeks(sets, dt.date(2027, 5, 3))
    assert list(found) == ["back-squat"]
    told = [(each.week, each.sets, each.reps, each.kg) for each in found["back-squat"]]
    assert told == [(1, 2, 3, 72.5), (2, 1, 5, None)]
