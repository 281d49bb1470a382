"""Small runners' situations, drawn from a seed, as what stands in a scenario file."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from periodize.scenario import load_text
from periodize.scenario.scenario import Scenario

START = dt.date(2027, 1, 4)
"""A Monday."""
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
RUN_KINDS = {
    "easy": (5, 16),
    "recovery": (4, 8),
    "long": (14, 34),
    "medium_long": (12, 22),
    "intervals": (6, 14),
    "tempo": (8, 16),
    "race_pace": (10, 30),
    "hills": (6, 12),
}
"""Kinds of run, and from how many kilometres to how many."""
DISTANCES = (5, 10, 21.1, 42.2, 80)
GYM = ("barbell", "plate", "rack", "bench", "dumbbell", "kettlebell", "cable-machine", "box", "mat")
HOME = ("mat", "mini-band", "dumbbell", "step", "pull-up-bar", "trx")
KIT = tuple(sorted({*GYM, *HOME, "trap-bar", "long-band"}))
HOURS = ("06:00", "07:00", "12:00", "17:30", "18:00", "19:30")
WEEKS = (1, 1, 1, 1, 1, 2, 2, 3)
MOST_KIT, MOST_WINDOWS = 5, 3
PHASES = ("transition", "adaptation", "strength", "maintenance", "power")

Situation = dict[str, Any]
"""What a scenario file says, as YAML reads it."""


def a_situation(rng: random.Random, model: str) -> Situation:
    """One to three weeks of a runner under a model: runs, races, windows, kit, level, goal."""
    weeks = rng.choice(WEEKS)
    races = list(_races(rng, weeks))
    said: Situation = {
        "format": 1,
        "name": "drawn",
        "timezone": "Europe/Berlin",
        "block": {"start": START.isoformat(), "weeks": weeks},
        "model": model,
        "athlete": _athlete(rng),
        "goal": rng.choice(("endurance", "endurance", "strength", "fitness")),
        "run_defaults": {"pace_min_per_km": rng.choice((4.5, 5.25, 6))},
        "places": {"gym": {"equipment": _some(rng, GYM)}, "home": {"equipment": _some(rng, HOME)}},
        "availability": _windows(rng),
        "runs": list(_runs(rng, weeks, {race["date"] for race in races})),
    }
    if races:
        said["races"] = races
    if rng.random() < 0.6:
        said["phases"] = [{"from": START.isoformat(), "phase": rng.choice(PHASES)}]
    if rng.random() < 0.3:
        said["weekly_minutes"] = rng.choice((45, 60, 75, 90, 120))
    return said


def text_of(situation: Situation) -> str:
    """The scenario file."""
    return str(yaml.safe_dump(situation, sort_keys=False, width=100))


def scenario_of(situation: Situation) -> Scenario:
    """The scenario that a situation says.

    Raises:
        InputRefused: it cannot be.
    """
    return load_text(text_of(situation), "drawn.yaml", Path())


def day_of(week: int, weekday: int) -> str:
    """A day of the block, as its date is written."""
    return (START + dt.timedelta(weeks=week, days=weekday)).isoformat()


def _some(rng: random.Random, kit: tuple[str, ...]) -> list[str]:
    return rng.sample(kit, rng.randint(1, MOST_KIT))


def _athlete(rng: random.Random) -> Situation:
    said: Situation = {"level": rng.choice(("novice", "intermediate", "intermediate", "advanced"))}
    if rng.random() < 0.2:
        said["birth_year"] = rng.choice((1965, 1980, 2000))
    if rng.random() < 0.5:
        said["one_rep_max_kg"] = {"back-squat": 80, "romanian-deadlift": 75, "bench-press": 50}
    if rng.random() < 0.15:
        said["careful_with"] = [rng.choice(("knee", "back", "achilles"))]
    return said


def _windows(rng: random.Random) -> dict[str, list[Mapping[str, str]]]:
    days = rng.sample(DAYS, rng.randint(1, MOST_WINDOWS))
    return {day: [a_window(rng, rng.choice(HOURS))] for day in sorted(days, key=DAYS.index)}


def a_window(rng: random.Random, start: str) -> Mapping[str, str]:
    """A window of 20 to 90 minutes from an hour on, at one of the two places."""
    minutes = rng.choice((20, 25, 30, 35, 40, 45, 50, 60, 75, 90))
    return {"from": start, "to": clock(start, minutes), "at": rng.choice(("gym", "home"))}


def clock(start: str, minutes: int) -> str:
    """The hour so many minutes later, on the same day."""
    moment = dt.datetime.combine(START, dt.time.fromisoformat(start))
    return (moment + dt.timedelta(minutes=minutes)).strftime("%H:%M")


def _runs(rng: random.Random, weeks: int, taken: set[str]) -> Iterator[Situation]:
    weekdays = rng.sample(range(7), rng.randint(2, 6))
    usual = {day: rng.choice(tuple(RUN_KINDS)) for day in sorted(weekdays)}
    start = rng.choice(("06:30", "07:00", "17:00", "18:30"))
    for week in range(weeks):
        for weekday, kind in usual.items():
            day, km = day_of(week, weekday), rng.randint(*RUN_KINDS[kind])
            if day not in taken and rng.random() < 0.95:
                yield {"date": day, "kind": kind, "km": km, "start": start}


def _races(rng: random.Random, weeks: int) -> Iterator[Situation]:
    if rng.random() < 0.4:
        day = day_of(rng.randint(0, weeks + 1), rng.choice((5, 6, 6)))
        priority = rng.choice(("A", "B", "C"))
        km = rng.choice(DISTANCES)
        yield {"date": day, "name": "Race", "km": km, "priority": priority, "start": "10:00"}
