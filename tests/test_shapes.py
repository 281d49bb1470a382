"""Shapes of sessions from a model to the calendar: rounds, sets by the clock, bands at runs."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml

from periodize.calendars.event_text import session_steps
from periodize.plan import Plan, Session
from periodize.planning import solve
from periodize.referee import check
from periodize.resources import folder
from periodize.scenario import Scenario, load_text

SCENARIO = """\
format: 1
name: Shapes
timezone: Europe/Berlin
block: {start: 2027-05-03, weeks: 3}
model: shapes.yaml
goal: GOAL
phases: [{from: 2027-05-03, phase: adaptation}]
runs:
  - {every: [tue], kind: easy, minutes: 40, start: "07:00"}
  - {every: [thu], kind: intervals, minutes: 50, start: "18:40"}
places: {gym: {equipment: [barbell, plate, rack, dumbbell, mini-band, mat, step]}}
availability:
  mon: [{from: "18:00", to: "19:30", at: gym}]
  tue: [{from: "06:00", to: "09:00", at: gym}]
  thu: [{from: "17:30", to: "19:00", at: gym}]
  sat: [{from: "09:00", to: "10:30", at: gym}]
weekly_minutes: 240
"""
LEFT_OUT = ("muscle_balance", "pattern_coverage", "push_pull", "exercise_rotation", "exposure_gap")
ARMS = ("dumbbell-overhead-press", "dumbbell-row")


def the_model() -> dict[str, Any]:
    """`runner` with a circuit in rounds, arms by the clock, bands at runs, and legs by goal."""
    text = (folder("models") / "runner.yaml").read_text(encoding="utf-8")
    model: dict[str, Any] = {**yaml.safe_load(text), "name": "shapes"}
    kinds = model["phases"]["adaptation"]["kinds"]
    kinds["clock"] = [
        {"sets": 2, "reps": 12, "seconds": 40, "timed": True, "rir": 2, "rest_seconds": 20}
    ]
    model["starts"]["before_run"] = ["bands"]
    focuses = model["focuses"]
    model["focuses"] = {
        "circuit": {**focuses["circuit"], **_in_rounds(focuses["circuit"]["roles"])},
        "bands": {**focuses["bands"], "on_request": False},
        "arms": {
            **focuses["upper"],
            "phases": ["adaptation"],
            "minutes": [15],
            "roles": _by_the_clock(),
        },
        "legs": {**focuses["lower-strength"], "goals": ["strength"]},
    }
    rules = {entry["rule"]: entry for entry in model["rules"] if entry["rule"] not in LEFT_OUT}
    week = {"circuit": 1, "arms": 1, "bands": 2}
    rules["session_mix"] = {
        "rule": "session_mix",
        "at_most": {**week, "legs": 1},
        "phases": {"adaptation": {"wants": week}},
        "cost": 8,
    }
    rules["session_size"] = {"rule": "session_size", "slots": {"circuit": [5, 5], "light": [2, 2]}}
    rules["season_frequency"] |= {"target": 4, "heavy": {"adaptation": ["legs"]}}
    for name in ("before_run", "after_run"):
        del rules[name]["focuses"]
    rules["activation"] = {"rule": "activation", "focuses": ["bands"], "minutes": 10}
    rules["hard_run_days"] = {"rule": "hard_run_days", "classes": ["light"], "minutes": 20}
    rules["exercise_sets"] = {"rule": "exercise_sets", "classes": {"circuit": 4}}
    model["rules"] = list(rules.values())
    return model


def _in_rounds(roles: list[dict[str, Any]]) -> dict[str, Any]:
    """The circuit's needed parts, against the order of their stages."""
    return {
        "order": "listed",
        "roles": [role for role in reversed(roles) if role.get("at_least")][:5],
        "rounds": {"first": 2, "most": 4, "weeks_each": 1, "rest_seconds": 150},
        "minutes": [30, 45, 60],
        "cool_down_minutes": 4,
    }


def _by_the_clock() -> list[dict[str, Any]]:
    return [
        {"role": name, "stage": "accessory", "dose": "clock", "at_least": 1, "exercises": [name]}
        for name in ARMS
    ]


@cache
def solved(goal: str) -> tuple[Scenario, Plan]:
    """The best plan of three weeks for a goal."""
    with TemporaryDirectory() as name:
        file = Path(name) / "shapes.yaml"
        file.write_text(yaml.safe_dump(the_model()), encoding="utf-8")
        text = SCENARIO.replace("GOAL", goal).replace("shapes.yaml", str(file))
        scenario = load_text(text, "shapes-scenario.yaml", Path(name))
        plan = solve(scenario).plan
        assert check(scenario, plan.replace(model=None)).accepted
    return scenario, plan


def held(focus: str, goal: str = "endurance") -> list[Session]:
    """The sessions of a focus in the best plan."""
    return [session for session in solved(goal)[1].sessions if session.focus == focus]


def test_rounds_grow_in_the_plan() -> None:
    """Each week's circuit has one more round, and a length that holds it."""
    circuits = held("circuit")
    assert [session.rounds for session in circuits] == [2, 3, 4]
    assert [session.minutes for session in circuits] == [45, 60, 60]
    assert all(each.sets == session.rounds for session in circuits for each in session.exercises)
    assert solved("endurance")[1].status == "optimal"


def test_stations_stand_as_listed() -> None:
    """The circuit's stations stand in the order of the model's list."""
    listed = [role["role"] for role in the_model()["focuses"]["circuit"]["roles"]]
    assert [[each.role for each in session.exercises] for session in held("circuit")] == [
        listed
    ] * 3


def test_a_circuit_reads_as_one() -> None:
    """The text of its event has warm-up, rounds, stations and cool-down."""
    steps = session_steps(held("circuit")[1], "metric")
    assert steps[0] == "Warm-up: 8 min, easy movement"
    assert steps[1] == "3 rounds of, rest 2 min 30 s between rounds:"
    assert not any(" x " in step for step in steps)
    assert [", rest 45 s" in step for step in steps[2:-1]] == [True] * 4 + [False]
    assert steps[-1] == "Cool-down: 4 min, easy movement and stretching"


def test_sets_go_by_the_clock() -> None:
    """Arms work 40 s and rest 20 s, a one-armed row side by side."""
    sessions = held("arms")
    assert len(sessions) == 3
    for done in (each for session in sessions for each in session.exercises):
        assert (done.timed, done.seconds, done.rest_seconds, done.reps) == (True, 40, 20, None)
        assert done.total_seconds == 120
        assert done.sides_in_turn == (done.exercise == "dumbbell-row")


def test_bands_stand_beside_runs() -> None:
    """They end where a run starts or start where one ends, also before hard running."""
    sessions = held("bands")
    assert {f"{session.start:%a %H:%M}" for session in sessions} >= {"Thu 18:25"}
    assert len(sessions) == 6
    for session in sessions:
        runs = [run for run in solved("endurance")[0].runs if run.date == session.date]
        gaps = [abs((run.start - session.end).total_seconds()) for run in runs]
        gaps += [abs((session.start - run.end).total_seconds()) for run in runs]
        assert min(gaps) <= 600


@pytest.mark.parametrize(("goal", "count"), [("endurance", 0), ("strength", 3), ("fitness", 0)])
def test_a_focus_for_some_goals(goal: str, count: int) -> None:
    """Heavy legs are offered only to whom the model offers them."""
    assert len(held("legs", goal)) == count
