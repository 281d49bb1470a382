"""A toy world for the rules: five exercises, three kinds of session, blocks of a few days.

The toy athlete has one window a day, 18:00 to 19:00, in a gym. Days count from Monday `START`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from periodize.block import Block
from periodize.dates import DateRange, add_days
from periodize.model.catalogue import Catalogue, Exercise
from periodize.model.periodization import Model
from periodize.plan import Plan, Prescription, Session
from periodize.reading.marks import Marks
from periodize.scenario.scenario import (
    Athlete,
    CalendarWishes,
    Dated,
    Demand,
    Pin,
    Place,
    Priority,
    Race,
    Run,
    Scenario,
    Window,
)
from tests.cases import put_under

START = dt.date(2027, 5, 3)
"""A Monday."""

QUOTA = {"at_most": 4, "target": 2, "floor": 1, "legs": 1, "legs_wanted": 2, "minutes": 240}
DOSE = {"sets": 2, "reps": 6, "rir": 2, "rest_seconds": 60}
PHASES = (
    "transition",
    "adaptation",
    "strength",
    "maintenance",
    "power",
    "taper",
    "race",
    "recovery",
)


def day(offset: int) -> dt.date:
    """The day so many days after the block's first Monday."""
    return add_days(START, offset)


def clock(offset: int, text: str) -> dt.datetime:
    """A time such as `18:00` so many days after the first Monday."""
    return dt.datetime.combine(day(offset), dt.time.fromisoformat(text))


def an_exercise(name: str, pattern: str, primary: str, **changes: Any) -> Exercise:
    """A bodyweight exercise with one pattern and one muscle."""
    fields: dict[str, Any] = {
        "id": name,
        "name": name.capitalize(),
        "cue": "",
        "patterns": (pattern,),
        "primary": (primary,),
        "secondary": (),
        "equipment": ("none",),
        "kind": "bodyweight",
        "unilateral": False,
        "impact": "none",
        "level": "novice",
        "contacts": 0.0,
        "family": name,
        "rung": "base",
        "stress": frozenset(),
        "doses": {},
        "sources": ("own",),
    }
    return Exercise(**{**fields, **changes})


EXERCISES = (
    an_exercise(
        "squat",
        "squat",
        "quads",
        equipment=("barbell",),
        kind="weights",
        stress=frozenset({"back"}),
    ),
    an_exercise("deadlift", "hinge", "hamstrings", equipment=("barbell",), kind="weights"),
    an_exercise("press", "push-horizontal", "chest", equipment=("dumbbell",), kind="weights"),
    an_exercise("row", "pull-horizontal", "mid-back", equipment=("dumbbell",), kind="weights"),
    an_exercise("plank", "core-anti-extension", "core"),
)
CATALOGUE = Catalogue(
    exercises={exercise.id: exercise for exercise in EXERCISES},
    muscle_groups={
        "quads": frozenset({"quads"}),
        "hamstrings": frozenset({"hamstrings"}),
        "glute-max": frozenset({"glute-max"}),
        "hip-abductors": frozenset({"glute-med"}),
        "calves": frozenset({"calves-gastroc"}),
        "push": frozenset({"chest"}),
        "pull": frozenset({"mid-back"}),
        "core": frozenset({"core"}),
    },
)


def a_role(name: str, exercises: Sequence[str], **changes: Any) -> dict[str, Any]:
    """A role that holds exactly one of the exercises."""
    role = {
        "role": name,
        "stage": "heavy",
        "dose": "main",
        "exercises": list(exercises),
        "at_least": 1,
    }
    return {**role, **changes}


FOCUSES: dict[str, Any] = {
    "legs": {
        "load_class": "lower-heavy",
        "phases": list(PHASES),
        "minutes": [30],
        "warm_up_minutes": 5,
        "roles": [a_role("lift", ["squat", "deadlift"], main=True, at_most=2)],
    },
    "upper": {
        "load_class": "upper",
        "phases": list(PHASES),
        "minutes": [30],
        "warm_up_minutes": 5,
        "roles": [a_role("arms", ["press", "row"], stage="accessory", at_most=2)],
    },
    "core": {
        "load_class": "core",
        "phases": list(PHASES),
        "minutes": [30],
        "warm_up_minutes": 0,
        "roles": [a_role("core", ["plank"], stage="core")],
    },
}


def a_model(focuses: Iterable[str] = ("legs", "upper", "core"), **changes: Any) -> Model:
    """A model with the toy focuses and one dose for everything."""
    fields: dict[str, Any] = {
        "format": 1,
        "name": "toy",
        "summary": "A toy.",
        "sources": ["own"],
        "bands": {"5k": 7.5, "10k": 16.5, "half": 30, "marathon": 45, "ultra": 85},
        "seasons": {season: QUOTA for season in ("off", "pre", "in")},
        "phases": {phase: {"kinds": {"main": [DOSE]}} for phase in PHASES},
        "derivation": {
            "in_weeks": 8,
            "pre_weeks": 6,
            "taper_weeks": dict.fromkeys(("5k", "10k", "half", "marathon", "ultra", "100k"), 1),
            "recovery_weeks": dict.fromkeys(("5k", "10k", "half", "marathon", "ultra", "100k"), 1),
            "sequences": {1: {"strength": 1}},
            "novice_sequences": {1: {"strength": 1}},
            "beyond": "strength",
            "before": "strength",
            "between": "maintenance",
            "between_weeks": 2,
            "afterwards": "transition",
        },
        "starts": {"grid_minutes": 15, "after_run_hours": [0]},
        "segment_weeks": 4,
        "reps_allowed": {100: 6},
        "muscles": [],
        "focuses": {name: FOCUSES[name] for name in focuses},
        "rules": [],
    }
    return Model.model_validate({**fields, **changes})


def a_run(
    offset: int,
    kind: str = "intervals",
    demand: Demand | Iterable[Demand] = "quality",
    start: str = "07:00",
    minutes: int = 60,
) -> Run:
    """A run so many days after the first Monday, with one demand or several."""
    given: Iterable[Demand] = (demand,) if isinstance(demand, str) else demand
    return Run(
        start=clock(offset, start),
        minutes=minutes,
        kind=kind,
        demand_given=frozenset(given),
        km=10.0,
    )


def a_race(offset: int, km: float = 10.0, priority: Priority = "A", minutes: int = 60) -> Race:
    """A race at 09:00 so many days after the first Monday."""
    return Race(
        start=clock(offset, "09:00"), name="Race", km=km, priority=priority, minutes=minutes
    )


def a_window(offset: int, start: str = "18:00", end: str = "19:00", place: str = "gym") -> Window:
    """A window so many days after the first Monday."""
    return Window(start=clock(offset, start), end=clock(offset, end), place=place)


GYM = Place(name="gym", equipment=frozenset({"barbell", "dumbbell"}), weights_given=True)
HOME = Place(name="home", equipment=frozenset())


def a_block(
    days: int = 7,
    *,
    runs: Sequence[Run] = (),
    races: Sequence[Race] = (),
    windows: Sequence[Window] | None = None,
    phase: str | None = "strength",
    season: str | None = "off",
    pins: Sequence[Pin] = (),
    athlete: Athlete | None = None,
    weekly_minutes: int | None = None,
    places: Mapping[str, Place] | None = None,
    model: Model | None = None,
) -> Block:
    """A toy block that starts on Monday `START`; one evening window a day unless given."""
    scenario = Scenario(
        name="Toy",
        id="toy",
        timezone="Europe/Berlin",
        units="metric",
        days=DateRange(START, day(days)),
        model="toy",
        athlete=athlete or Athlete(),
        goal="endurance",
        seasons=(Dated(since=START, value=season),) if season else (),
        phases=(Dated(since=START, value=phase),) if phase else (),
        runs=tuple(sorted(runs, key=lambda run: run.start)),
        races=tuple(sorted(races, key=lambda race: race.start)),
        places=places or {"gym": GYM, "home": HOME},
        windows=tuple(sorted(windows if windows is not None else map(a_window, range(days)))),
        weekly_minutes=weekly_minutes,
        exercises=(),
        rules=(),
        pins=tuple(pins),
        calendar=CalendarWishes(),
        notes=(),
        sha256="",
        file="toy.yaml",
        marks=Marks("toy.yaml"),
    )
    return put_under(scenario, model or a_model(), CATALOGUE)


LOAD_CLASSES = {"legs": "lower-heavy", "upper": "upper", "core": "core"}
CONTENT = {"legs": ("squat",), "upper": ("press", "row"), "core": ("plank",)}


def a_session(
    offset: int,
    focus: str = "legs",
    start: str = "18:00",
    minutes: int = 30,
    place: str = "gym",
    exercises: Sequence[str] | None = None,
) -> Session:
    """A session so many days after the first Monday, with the toy dose."""
    chosen = CONTENT[focus] if exercises is None else exercises
    return Session(
        id=f"{focus}-{offset}-{start}",
        date=day(offset),
        start=clock(offset, start),
        minutes=minutes,
        place=place,
        focus=focus,
        load_class=LOAD_CLASSES[focus],
        season="off",
        phase="strength",
        warm_up_minutes=0 if focus == "core" else 5,
        exercises=tuple(
            Prescription(
                exercise=name,
                name=name,
                role="",
                sets=2,
                reps=6,
                reps_in_reserve=2,
                rest_seconds=60,
            )
            for name in chosen
        ),
    )


def a_plan(*sessions: Session) -> Plan:
    """A plan with these sessions, sorted by start."""
    return Plan(sessions=tuple(sorted(sessions, key=lambda session: session.start)))
