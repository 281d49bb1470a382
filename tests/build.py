"""Small scenarios and plans for tests: plain values, the same each time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from periodize.dates import DateRange, add_days, monday_of
from periodize.plan import (
    BrokenWish,
    GoalRecord,
    Plan,
    Prescription,
    Reason,
    ScenarioRef,
    Session,
    WeekRecord,
)
from periodize.reading.marks import Marks
from periodize.scenario.scenario import Athlete, CalendarWishes, Race, Run, Scenario

MONDAY = dt.date(2027, 5, 3)
GOALS = ("sessions", "gaps", "balance", "steadiness", "preferences")


def a_scenario(**changes: Any) -> Scenario:
    """Two weeks from Monday 3 May 2027 in Berlin, without runs or races, unless changed."""
    values: dict[str, Any] = {
        "name": "Autumn marathon",
        "id": "anna",
        "timezone": "Europe/Berlin",
        "units": "metric",
        "days": a_block(weeks=2),
        "model": "runner",
        "athlete": Athlete(),
        "goal": "endurance",
        "seasons": (),
        "phases": (),
        "runs": (),
        "races": (),
        "places": {},
        "windows": (),
        "weekly_minutes": None,
        "exercises": (),
        "rules": (),
        "pins": (),
        "calendar": CalendarWishes(),
        "notes": (),
        "sha256": "0" * 64,
        "file": "anna.yaml",
        "marks": Marks("anna.yaml"),
    }
    return Scenario(**{**values, **changes})


def a_block(weeks: int, start: dt.date = MONDAY) -> DateRange:
    """So many weeks from a day on."""
    return DateRange(start, add_days(start, 7 * weeks))


def a_session(start: str, **changes: Any) -> Session:
    """A lower-body session of 55 minutes in the gym at a moment such as `2027-05-04 18:00`."""
    moment = dt.datetime.fromisoformat(start)
    values: dict[str, Any] = {
        "id": "new",
        "date": moment.date(),
        "start": moment,
        "minutes": 55,
        "place": "gym",
        "focus": "lower-strength",
        "load_class": "lower-heavy",
        "season": "off",
        "phase": "strength",
        "warm_up_minutes": 8,
        "exercises": (a_lift(), a_hold()),
        "because": (Reason(rule="before_run", text="48 h before Thursday's intervals"),),
    }
    return Session(**{**values, **changes})


def a_lift(**changes: Any) -> Prescription:
    """Four sets of four back squats at 72.5 kg."""
    values: dict[str, Any] = {
        "exercise": "back-squat",
        "name": "Back squat",
        "role": "squat",
        "sets": 4,
        "reps": 4,
        "percent_1rm": 85,
        "load_kg": 72.5,
        "reps_in_reserve": 1,
        "rest_seconds": 180,
    }
    return Prescription(**{**values, **changes})


def a_hold(**changes: Any) -> Prescription:
    """Three side planks of 45 seconds a side."""
    values: dict[str, Any] = {
        "exercise": "side-plank",
        "name": "Side plank",
        "sets": 3,
        "seconds": 45,
        "per_side": True,
        "rest_seconds": 45,
    }
    return Prescription(**{**values, **changes})


def a_run(start: str, kind: str = "easy", km: float | None = 8, **changes: Any) -> Run:
    """A run whose demand follows from its kind and length."""
    values: dict[str, Any] = {
        "start": dt.datetime.fromisoformat(start),
        "minutes": round(6 * (km or 8)),
        "kind": kind,
        "km": km,
    }
    return Run(**{**values, **changes})


def a_race(start: str = "2027-05-16 09:15", **changes: Any) -> Race:
    """An A marathon called Berlin."""
    values: dict[str, Any] = {
        "start": dt.datetime.fromisoformat(start),
        "name": "Berlin",
        "km": 42.195,
        "priority": "A",
        "minutes": 240,
    }
    return Race(**{**values, **changes})


def a_plan(*sessions: Session, **changes: Any) -> Plan:
    """A proven plan for `a_scenario`, with a record of each week that holds a session."""
    values: dict[str, Any] = {
        "scenario": ScenarioRef(id="anna", name="Autumn marathon", sha256="0" * 64),
        "model": "runner",
        "status": "optimal",
        "goals": tuple(GoalRecord(name=name, value=0, bound=0, proven=True) for name in GOALS),
        "sessions": sessions,
        "weeks": tuple(_week(monday, sessions) for monday in _mondays(sessions)),
    }
    return Plan(**{**values, **changes})


def a_wish(day: dt.date, **changes: Any) -> BrokenWish:
    """A gap before a run that fell short by one."""
    values: dict[str, Any] = {
        "rule": "before_run",
        "date": day,
        "text": "heavy legs 36 h before the intervals of Thursday, 48 h wanted",
        "cost": 1,
        "goal": "gaps",
    }
    return BrokenWish(**{**values, **changes})


def _mondays(sessions: tuple[Session, ...]) -> list[dt.date]:
    return sorted({monday_of(session.date) for session in sessions})


def _week(monday: dt.date, sessions: tuple[Session, ...]) -> WeekRecord:
    held = [session for session in sessions if monday_of(session.date) == monday]
    muscles: Mapping[str, float] = {"quads": 4.0}
    return WeekRecord(
        start=monday,
        season=held[0].season,
        phase=held[0].phase,
        deload=held[0].deload,
        sessions=len(held),
        target=max(2, len(held)),
        minutes=sum(session.minutes for session in held),
        sets_by_muscle=muscles,
    )
