"""Sessions that stay and hold something else; runs that come back when a race moves."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from periodize.cli.terminal.answer_view import change_lines, counts
from periodize.cli.terminal.load_view import load_lines
from periodize.plan import Plan, Prescription, Session
from periodize.questions.content_changes import alterations, load_changes
from periodize.questions.difference import difference
from tests.build import a_lift, a_session
from tests.questions.small import opened, small


def squat(**changes: object) -> Prescription:
    """Three sets of five."""
    fields = {"exercise": "back-squat", "name": "Back squat", "sets": 3, "reps": 5, "load_kg": 60}
    return a_lift(**{**fields, **changes})


def a_squat_day(start: str = "2027-05-04 18:00", load: float = 60, **changes: object) -> Session:
    """A session of one lift."""
    lifts = (squat(load_kg=load),)
    return a_session(start, **{"id": "a", "focus": "core", "exercises": lifts, **changes})


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
    fewer = a_squat_day(load=55, exercises=(squat(sets=2, load_kg=55),))
    holds = "holds Core, Tue 4 May 18:00: Back squat 2 x 5 at 55 kg, not 3 x 5 at 60 kg"
    loads = "load Back squat 60 → 55 kg on Tue 4 May"
    assert said(a_squat_day(), fewer) == f"{holds} {loads}"
    pounds = "load Back squat 132.5 → 121.5 lb on Tue 4 May"
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


def loads_told(old: list[Session], new: list[Session], units: str = "metric") -> list[str]:
    """What is said about loads of two plans, an exercise each, however wide the terminal is."""
    by_id = [{each.id: each for each in some} for some in (old, new)]
    lines = [line.plain.strip() for line in load_lines(list(load_changes(*by_id)), units)]
    told: list[str] = []
    for line in lines:
        if line.startswith("load ") or not told:
            told.append(line)
        else:
            told[-1] += f" {line}"
    return told


def test_loads_are_told_by_exercise() -> None:
    """One line for each exercise, whatever the day; equal changes one after another together."""
    days = [f"2027-05-{day:02} 18:00" for day in (4, 6, 11, 13)]
    old = [a_squat_day(start, id=start) for start in days]
    loads = (52.5, 52.5, 55, 60)
    new = [a_squat_day(start, load, id=start) for start, load in zip(days, loads, strict=True)]
    new[0] = replace(new[0], date=dt.date(2027, 5, 5), start=dt.datetime(2027, 5, 5, 18))
    assert loads_told(old, new) == [
        "load   Back squat 60 → 52.5 kg from Wed 5 May on in 2 sessions, 60 → 55 kg on Tue 11 May"
    ]
    assert loads_told(old, old) == []
    assert loads_told(old[:1], new[1:]) == []


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ({"held": 2, "kit": "dumbbell"}, {"held": 2, "kit": "dumbbell"}, "2 x 60 → 50 kg"),
        ({"held": 1, "kit": "dumbbell"}, {"held": 1, "kit": "dumbbell"}, "60 → 50 kg"),
        (
            {"kit": "barbell"},
            {"held": 2, "kit": "dumbbell"},
            "barbell 60 kg → dumbbells 2 x 50 kg",
        ),
        ({}, {"load_kg": None}, "60 kg → by reps in reserve"),
    ],
)
def test_what_is_lifted(before: dict[str, object], after: dict[str, object], expected: str) -> None:
    """Several pieces are told as such, another kit in full, and what goes by reserve as that."""
    old = a_squat_day(exercises=(squat(**before),))
    new = a_squat_day(exercises=(squat(**{"load_kg": 50, **after}),))
    assert loads_told([old], [new]) == [f"load   Back squat {expected} on Tue 4 May"]
