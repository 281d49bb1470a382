"""Sessions that stay and hold something else; runs that come back when a race moves."""

from __future__ import annotations

import datetime as dt

from periodize.cli.terminal.answer_view import change_lines, counts
from periodize.plan import Plan, Session
from periodize.questions.content_changes import alterations
from periodize.questions.difference import difference
from tests.build import a_lift, a_session
from tests.questions.small import opened, small


def a_squat_day(start: str = "2027-05-04 18:00", load: float = 60, **changes: object) -> Session:
    """A session of one lift."""
    squat = a_lift(exercise="back-squat", name="Back squat", sets=3, reps=5, load_kg=load)
    return a_session(start, **{"id": "a", "focus": "core", "exercises": (squat,), **changes})


def test_a_lighter_lift() -> None:
    """A session that begins when it began is told with each exercise that is done otherwise."""
    old, new = a_squat_day(), a_squat_day(load=55)
    (found,) = alterations({"a": old}, {"a": new})
    assert (found.id, found.start) == ("a", dt.datetime(2027, 5, 4, 18))
    (change,) = found.exercises
    assert (change.before, change.after) == (old.exercises[0], new.exercises[0])
    assert list(alterations({"a": old}, {"a": old})) == []


def test_what_moves_or_comes_is_told_elsewhere() -> None:
    """Sessions at another time, new ones and those that are gone are no alterations."""
    moved = a_squat_day("2027-05-06 18:00", load=55)
    assert list(alterations({"a": a_squat_day()}, {"a": moved})) == []
    assert list(alterations({}, {"a": moved})) == []
    assert list(alterations({"a": moved}, {})) == []


def said(before: Session, after: Session, units: str = "metric") -> str:
    """What is printed of two plans of one session."""
    found = difference(Plan(sessions=(before,)), Plan(sessions=(after,)))
    return " ".join(" ".join(line.plain for line in change_lines(found, units)).split())


def test_it_is_told_in_the_runners_units() -> None:
    """New and old dose stand side by side; exercises that come and go by name."""
    told = "holds Core, Tue 4 May 18:00: Back squat 3 x 5 at 55 kg, not 3 x 5 at 60 kg"
    assert said(a_squat_day(), a_squat_day(load=55)) == told
    pounds = "holds Core, Tue 4 May 18:00: Back squat 3 x 5 at 121.5 lb, not 3 x 5 at 132.5 lb"
    assert said(a_squat_day(), a_squat_day(load=55), "imperial") == pounds
    press = a_lift(exercise="bench-press", name="Bench press")
    other = a_squat_day(exercises=(press,))
    swapped = "holds Core, Tue 4 May 18:00: without Back squat; with Bench press"
    assert said(a_squat_day(), other) == swapped


def test_what_was_missed_is_no_loss() -> None:
    """Missed sessions are counted as such, made up or not; the others move, change or are lost."""
    before = [a_squat_day(f"2027-05-{day:02} 18:00", id=str(day)) for day in (4, 6, 11, 13, 14)]
    after = [
        a_squat_day("2027-05-07 18:00", id="4"),
        a_squat_day("2027-05-12 18:00", id="11"),
        a_squat_day("2027-05-13 18:00", id="13", minutes=30),
        a_squat_day("2027-05-14 18:00", id="14"),
    ]
    found = difference(Plan(sessions=tuple(before)), Plan(sessions=tuple(after)))
    assert counts(found, ["4"]) == "1 kept, 1 moved, 1 changed, 1 lost, 1 made up later"
    assert counts(found, ["6"]) == "1 kept, 2 moved, 1 changed, 1 missed"


def test_a_run_comes_back() -> None:
    """Where a race leaves its day, the run of that day is run again; the new day's gives way."""
    name = small().scenario.races[0].name
    answer = small().what_if(move_race={name: "2027-05-09"})
    back, gone = answer.runs_back, answer.runs_gone
    assert [(run.date, run.kind) for run in back] == [(dt.date(2027, 5, 16), "long")]
    assert [(run.date, run.kind) for run in gone] == [(dt.date(2027, 5, 9), "long")]
    assert small().what_if(set={"weekly_minutes": 200}).runs_back == ()


def test_weeks_that_are_past_get_no_worse() -> None:
    """The first week that gets worse after replanning is one that was open."""
    answer = opened().replan("2027-05-10", missed=[small().plan.sessions[0].id])
    assert answer.difference is not None
    past, _ = answer.difference.weeks
    assert past.is_worse
    assert answer.difference.first_worse != past.start
