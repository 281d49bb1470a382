"""Neutral running plans (YAML: weeks of days of runs) turned into scenarios.

The usual runner of these benchmarks: intermediate, 6 min/km; runs at 07:00, second runs at 17:30;
at home on weekdays 06:00-06:55, in the gym on weekdays 18:00-19:30 and at weekends 15:00-17:00.
The last race is the goal, priority A at its own distance; earlier races are C.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

START = dt.date(2027, 1, 4)
ATHLETE = """\
athlete:
  level: intermediate
  one_rep_max_kg: {back-squat: 80, romanian-deadlift: 75, deadlift: 90, bench-press: 50}
run_defaults: {start: "07:00", second_start: "17:30", pace_min_per_km: 6}
places:
  home: {equipment: [mat, mini-band, dumbbell], dumbbells_kg: [4, 6, 8, 10]}
  gym:
    equipment:
      - barbell
      - plate
      - rack
      - bench
      - dumbbell
      - kettlebell
      - cable-machine
      - pull-up-bar
      - box
      - step
      - mat
      - mini-band
      - long-band
      - trap-bar
availability:
"""
WEEKDAYS, WEEKEND = ("mon", "tue", "wed", "thu", "fri"), ("sat", "sun")
Span = tuple[str, str, str]
"""From, to and place."""
MORNING: Span = ("06:00", "06:55", "home")
EVENING: Span = ("18:00", "19:30", "gym")
AFTERNOON: Span = ("15:00", "17:00", "gym")


@dataclass(frozen=True, slots=True)
class Runner:
    """Who runs a plan: level, pace in min/km, and the windows of each weekday that has some."""

    level: str
    pace: float
    windows: tuple[tuple[str, tuple[Span, ...]], ...]


USUAL = Runner(
    "intermediate",
    6,
    (
        *((day, (MORNING, EVENING)) for day in WEEKDAYS),
        *((day, (AFTERNOON,)) for day in WEEKEND),
    ),
)


def scenario_text(file: Path, model: str = "runner", runner: Runner = USUAL) -> str:
    """The scenario of a running plan for a runner under a model, as YAML text of format 1."""
    plan = yaml.safe_load(file.read_text(encoding="utf-8"))
    runs, races = list(_runs(plan)), list(_races(plan))
    weeks = max(len(plan["weeks"]), 1 + (races[-1][0] - START).days // 7)
    lines = [
        "format: 1",
        f"name: {file.stem}",
        "timezone: Europe/Berlin",
        f"block: {{start: {START}, weeks: {weeks}}}",
        f"model: {model}",
        _of(runner).rstrip(),
    ]
    lines += [f"  {day}: [{', '.join(map(_window, spans))}]" for day, spans in runner.windows]
    lines += ["runs:", *(f"  - {{{_flow(run)}}}" for run in runs)]
    lines += ["races:"]
    for day, km in races:
        priority = "A" if (day, km) == races[-1] else "C"
        lines.append(f"  - {{date: {day}, name: race, km: {km}, priority: {priority}}}")
    return "\n".join(lines) + "\n"


def _of(runner: Runner) -> str:
    mine = ATHLETE.replace("level: intermediate", f"level: {runner.level}")
    return mine.replace("pace_min_per_km: 6", f"pace_min_per_km: {runner.pace:g}")


def _window(span: Span) -> str:
    start, end, place = span
    return f'{{from: "{start}", to: "{end}", at: {place}}}'


def _runs(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for day, run in _days(plan):
        distance = run["distance_km"]
        # Some sources give doubles as a total and a part; the remainder can come out as nothing.
        if run["kind"] != "race" and (distance is None or distance > 0):
            yield {
                "date": day,
                "kind": run["kind"],
                "km": distance,
                "minutes": run["duration_min"],
            }


def _races(plan: dict[str, Any]) -> Iterator[tuple[dt.date, float]]:
    goal = float(plan["goal_race"]["distance_km"])
    raced = [(day, run["distance_km"]) for day, run in _days(plan) if run["kind"] == "race"]
    yield from ((day, float(km)) for day, km in raced[:-1] if km)
    if raced and raced[-1][1] == goal:
        yield raced[-1][0], goal
    else:
        yield from ((day, float(km)) for day, km in raced[-1:] if km)
        yield START + dt.timedelta(weeks=len(plan["weeks"])), goal


def _days(plan: dict[str, Any]) -> Iterator[tuple[dt.date, dict[str, Any]]]:
    for week, days in enumerate(plan["weeks"]):
        for weekday, runs in enumerate(days):
            for run in runs:
                yield START + dt.timedelta(weeks=week, days=weekday), run


def _flow(run: dict[str, Any]) -> str:
    return ", ".join(f"{key}: {value}" for key, value in run.items() if value is not None)
