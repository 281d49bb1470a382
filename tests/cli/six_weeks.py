"""A realistic block for the printed views."""

from __future__ import annotations

import datetime as dt

from periodize.dates import add_days, weeks_of
from periodize.plan import GoalRecord, Plan, Session
from periodize.scenario.scenario import Run, Scenario
from tests.build import (
    GOALS,
    a_block,
    a_hold,
    a_lift,
    a_plan,
    a_race,
    a_run,
    a_scenario,
    a_session,
    a_wish,
)


def six_weeks() -> tuple[Scenario, Plan]:
    """A realistic end of a marathon block: doubles, quality, long runs, a deload, a race."""
    block = a_block(weeks=6, start=dt.date(2027, 8, 2))
    runs: list[Run] = []
    sessions: list[Session] = []
    for number, week in enumerate(weeks_of(block)):
        runs += _runs_of(week.start, number)
        sessions += _sessions_of(week.start, number)
    races = (
        a_race("2027-08-22 10:00", name="Spreewald half", km=21.0975, priority="B"),
        a_race("2027-09-12 09:15"),
    )
    scenario = a_scenario(days=block, runs=tuple(runs), races=races)
    wishes = tuple(a_wish(add_days(block.start, 7 * week + 2)) for week in range(6))
    goals = tuple(
        GoalRecord(name=name, value=value, bound=bound, proven=value == bound)
        for name, value, bound in zip(GOALS, (0, 6, 14, 3, 21), (0, 6, 14, 2, 17), strict=True)
    )
    return scenario, a_plan(*sessions, goals=goals, broken_wishes=wishes, status="feasible")


def _runs_of(monday: dt.date, week: int) -> list[Run]:
    race_week = week in {2, 5}
    table = [
        (0, "18:00", "recovery", 6.0),
        (1, "07:00", ("intervals", "threshold", "tempo")[week % 3], 12.5),
        (2, "07:00", "easy", 10.0),
        (3, "07:00", "medium_long", 18.0),
        (3, "17:30", "easy", 6.0),
        (4, "07:00", "race_pace", 11.0),
        (6, "09:00", "long", 32.0 - 2 * week),
    ]
    return [
        a_run(f"{add_days(monday, day)} {clock}", kind, km)
        for day, clock, kind, km in table
        if not (race_week and day in {4, 6})
    ]


def _sessions_of(monday: dt.date, week: int) -> list[Session]:
    phase = ("strength", "strength", "strength", "maintenance", "taper", "race")[week]
    shared = {"phase": phase, "season": "in", "deload": week == 2}
    found = [
        a_session(
            f"{add_days(monday, 1)} 18:00",
            id=f"w{week + 1:02d}-lower-strength-1",
            exercises=(
                a_lift(),
                a_lift(
                    exercise="romanian-deadlift",
                    name="Romanian deadlift",
                    reps=6,
                    percent_1rm=None,
                    load_kg=None,
                    reps_in_reserve=2,
                    rest_seconds=120,
                    pair="A",
                ),
                a_lift(
                    exercise="box-jump",
                    name="Box jump",
                    reps=5,
                    percent_1rm=None,
                    load_kg=None,
                    reps_in_reserve=None,
                    rest_seconds=90,
                    pair="A",
                ),
                a_hold(),
            ),
            **shared,
        )
    ]
    if week < 4:
        found.append(
            a_session(
                f"{add_days(monday, 5)} 09:00",
                id=f"w{week + 1:02d}-upper-1",
                minutes=35,
                place="home",
                focus="upper",
                load_class="upper",
                exercises=(
                    a_lift(exercise="press", name="Overhead press", load_kg=30, percent_1rm=75),
                ),
                **shared,
            )
        )
    return found
