"""Small plans as a coach would see them: one good one, and changes of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from benchmarks.coach.facts import Facts

from periodize.plan import Session, WeekRecord
from periodize.scenario.scenario import Athlete, Race, Run, Window
from tests.build import MONDAY, a_block, a_lift, a_plan, a_run, a_scenario, a_session

EVENINGS = ("18:00", "19:30")


def moment(week: int, weekday: int, clock: str) -> str:
    """Such as `2027-05-04 18:00`: a week from 0, a weekday from 0."""
    day = MONDAY + dt.timedelta(weeks=week, days=weekday)
    return f"{day} {clock}"


def runs_of(week: int) -> Sequence[Run]:
    """Quality on Tuesday and Thursday, long on Sunday, easy on Friday; in the morning."""
    return [
        a_run(moment(week, 1, "07:00"), "intervals", 10),
        a_run(moment(week, 3, "07:00"), "tempo", 10),
        a_run(moment(week, 4, "07:00"), "easy", 8),
        a_run(moment(week, 6, "09:00"), "long", 22),
    ]


def windows_of(week: int, span: tuple[str, str] = EVENINGS) -> Sequence[Window]:
    """The evenings of all working days in a gym."""
    return [
        Window(
            start=dt.datetime.fromisoformat(moment(week, day, span[0])),
            end=dt.datetime.fromisoformat(moment(week, day, span[1])),
            place="gym",
        )
        for day in range(5)
    ]


def heavy(week: int, weekday: int = 1, clock: str = "18:00", **changes: Any) -> Session:
    """Three sets of squats and hinges at 72 %, 50 minutes, on Tuesday evening."""
    lifts = (
        a_lift(sets=3, reps=6, percent_1rm=70, load_kg=70, reps_in_reserve=3),
        a_lift(exercise="romanian-deadlift", sets=3, reps=8, percent_1rm=70, load_kg=52.5),
    )
    values: dict[str, Any] = {"minutes": 50, "exercises": lifts, **changes}
    return a_session(moment(week, weekday, clock), **values)


def second(week: int, weekday: int = 3, clock: str = "18:00", **changes: Any) -> Session:
    """Split squats, 30 minutes, on Thursday evening; a circuit by its class."""
    lifts = (a_lift(exercise="split-squat", sets=2, reps=10, percent_1rm=None, load_kg=None),)
    values: dict[str, Any] = {
        "minutes": 30,
        "focus": "lower-second",
        "load_class": "circuit",
        "exercises": lifts,
        **changes,
    }
    return a_session(moment(week, weekday, clock), **values)


def lighter(week: int) -> Session:
    """What a deload leaves of the heavy session: half the sets, in 35 minutes."""
    lifts = (
        a_lift(sets=2, reps=6, percent_1rm=70, load_kg=70, reps_in_reserve=3),
        a_lift(exercise="romanian-deadlift", sets=1, reps=8, percent_1rm=70, load_kg=52.5),
    )
    return heavy(week, minutes=35, exercises=lifts, deload=True)


def facts(
    sessions: Iterable[Session],
    *,
    weeks: int = 2,
    phases: Sequence[str] = (),
    deloads: Iterable[int] = (),
    races: Sequence[Race] = (),
    **scenario: Any,
) -> Facts:
    """A plan of some weeks for the runner of these tests, whose maxima are known."""
    every = range(weeks)
    values: dict[str, Any] = {
        "days": a_block(weeks=weeks),
        "runs": tuple(run for week in every for run in runs_of(week)),
        "windows": tuple(window for week in every for window in windows_of(week)),
        "races": tuple(races),
        "athlete": Athlete(one_rep_max_kg={"back-squat": 100, "romanian-deadlift": 75}),
        **scenario,
    }
    records = [
        WeekRecord(
            start=MONDAY + dt.timedelta(weeks=week),
            season="off",
            phase=phases[week] if phases else "strength",
            deload=week in set(deloads),
            sessions=0,
            target=2,
            minutes=0,
            sets_by_muscle={},
        )
        for week in every
    ]
    return Facts(a_scenario(**values), a_plan(*sessions, weeks=tuple(records)))


def good(weeks: int = 2) -> list[Session]:
    """The week of a coach: heavy on Tuesday evening, the second session on Thursday evening."""
    return [session for week in range(weeks) for session in (heavy(week), second(week))]
