"""`periodize log`, and what logs change in a plan."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from periodize.plan import Plan, Prescription, read_plan
from tests.cli.running import contents, run
from tests.cli.schemas import assert_keeps_schema

HEADER = "date,session,exercise,set,kg,reps,rir\n"


def _plan(scenario: Path) -> Plan:
    return read_plan(scenario.with_name("two.plan.json").read_bytes(), "two.plan.json")


def _squats(plan: Plan) -> list[tuple[str, Prescription]]:
    return [
        (session.date.isoformat(), done)
        for session in sorted(plan.sessions, key=lambda each: each.start)
        for done in session.exercises
        if done.exercise == "back-squat" and done.load_kg
    ]


def _told(scenario: Path, *files: Path) -> Any:
    outcome = run("log", scenario, *files, "--json", "--quiet")
    assert (outcome.exit_code, outcome.stderr) == (0, "")
    said = json.loads(outcome.stdout)
    assert_keeps_schema("log", said)
    return said


def test_beside_the_plan(scenario: Path, tmp_path: Path) -> None:
    """Sessions are told as done, moved or missed, by what was logged near their days."""
    first, second, third = sorted(_plan(scenario).sessions, key=lambda each: each.start)[:3]
    log = tmp_path / "lifts.csv"
    lifts = [each.exercise for each in first.exercises if each.reps][:2]
    rows = [f"{first.date},,{name},1,40,5,3\n" for name in lifts]
    rows += [f"{third.date},{third.id},{third.exercises[0].exercise},1,10,8,2\n"]
    log.write_text(HEADER + "".join(rows))
    said = _told(scenario, log)
    fates = {each["id"]: each["fate"] for each in said["sessions"]}
    assert fates == {first.id: "done", second.id: "missed", third.id: "done"}
    before = contents(scenario.parent)
    outcome = run("log", scenario, log)
    assert f"{first.id} done" in outcome.stdout
    assert f"--missed {second.id}" in outcome.stdout
    assert contents(scenario.parent) == before


def test_the_log_of_workouts_comes_back(scenario: Path, tmp_path: Path) -> None:
    """The log that `workouts` fills is read back: all done, as planned, nothing guessed."""
    to = tmp_path / "out"
    run("workouts", scenario, "--to", to, "--format", "csv")
    said = _told(scenario, to / "log.csv")
    assert {each["fate"] for each in said["sessions"]} == {"done"}
    assert not said["names"]
    assert not said["beside"]
    for lift in said["lifts"]:
        assert lift["done"]["kg"] == lift["planned"]["kg"]
        assert lift["done"]["sets"] == lift["planned"]["sets"]


@pytest.mark.parametrize(("row", "stronger"), [("85,8,1", True), ("57.5,3,0", False)])
def test_a_log_changes_the_weeks_to_come(scenario: Path, row: str, stronger: bool) -> None:
    """Weaker squats lower the next week's load; strong ones raise it no more than the ramp lets."""
    before = _squats(_plan(scenario))
    (day, lifted), (later, planned) = before[0], before[-1]
    assert later >= "2027-05-10" > day
    scenario.with_name("lifts.csv").write_text(HEADER + f"{day},,back-squat,1,{row}\n" * 3)
    said = _told(scenario, scenario.with_name("lifts.csv"))
    (shown,) = said["maxima"]
    known = dt.date.fromisoformat(day) + dt.timedelta(days=1)
    assert (shown["exercise"], shown["from"]) == ("back-squat", known.isoformat())
    assert (shown["kg"] > shown["stated_kg"]) == stronger
    assert shown["planned_kg"] == planned.load_kg
    text = scenario.read_text(encoding="utf-8")
    scenario.write_text(f"{text}log: [lifts.csv]\n", encoding="utf-8")
    assert run("solve", scenario, "--quiet").exit_code == 0
    after = _squats(_plan(scenario))
    assert after[0][1].load_kg == lifted.load_kg
    now, then, ramp = (each.load_kg or 0 for each in (after[-1][1], planned, lifted))
    assert now <= max(ramp * 1.1, ramp + 2.5)
    assert (now < then) == (not stronger)
    assert run("check", scenario, scenario.with_name("two.plan.json")).exit_code == 0


def test_guesses_are_shown(scenario: Path, tmp_path: Path) -> None:
    """A name that is only near is shown with what to write, and counts for nothing."""
    log = tmp_path / "lifts.csv"
    log.write_text(f"{HEADER}2027-05-04,,Back sqaut,1,80,5,2\n2027-05-04,,Zercher,1,80,5,2\n")
    said = _told(scenario, log)
    assert said["counted"] == 0
    assert said["names"] == [
        {"name": "Back sqaut", "guess": "back-squat"},
        {"name": "Zercher", "guess": None},
    ]
    told = run("log", scenario, log).stdout
    assert 'log_names: {"Back sqaut": back-squat, "Zercher": ?}' in told


def test_bad_logs(scenario: Path, tmp_path: Path) -> None:
    """What is no log is refused with its place; every file's problems are told at once."""
    log = tmp_path / "lifts.csv"
    log.write_text(f"{HEADER}soon,,back-squat,1,80,5,2\n")
    outcome = run("log", scenario, log, tmp_path / "none.csv")
    assert outcome.exit_code == 2
    assert "lifts.csv:2:1: 'soon' is not a date" in outcome.stderr
    assert "none.csv: cannot be read" in outcome.stderr


def test_replan_takes_them(scenario: Path) -> None:
    """Planned again, the past stays as it was done, and the weeks to come go by the new maximum."""
    (day, lifted), (_, planned) = (each := _squats(_plan(scenario)))[0], each[-1]
    scenario.with_name("lifts.csv").write_text(HEADER + f"{day},,back-squat,1,57.5,3,0\n" * 3)
    text = scenario.read_text(encoding="utf-8")
    scenario.write_text(f"{text}log: [lifts.csv]\n", encoding="utf-8")
    outcome = run("replan", scenario, "--from", "2027-05-10", "--apply", "--quiet")
    assert outcome.exit_code == 0, outcome.stderr
    after = _squats(_plan(scenario))
    assert after[0][1] == lifted
    assert (after[-1][1].load_kg or 0) < (planned.load_kg or 0)
    assert run("check", scenario, scenario.with_name("two.plan.json")).exit_code == 0


def test_names_are_settled_once(scenario: Path, tmp_path: Path) -> None:
    """A guess that is taken, and a name that means nothing, are known for every later log."""
    text = scenario.read_text(encoding="utf-8")
    scenario.write_text(f"# mine\n{text}", encoding="utf-8")
    log, later = tmp_path / "lifts.csv", tmp_path / "later.csv"
    log.write_text(f"{HEADER}2027-05-04,,Back sqaut,1,80,5,2\n2027-05-04,,Zercher,1,80,5,2\n")
    later.write_text(f"{HEADER}2027-05-06,,BACK SQAUT,1,80,5,2\n2027-05-06,,Zercher,1,80,5,2\n")
    outcome = run("log", scenario, log, "--settle-guesses", "--settle", "Zercher=none", "--json")
    assert (outcome.exit_code, json.loads(outcome.stdout)["names"]) == (0, [])
    written = scenario.read_text(encoding="utf-8")
    assert written.startswith("# mine\n")
    assert "log_names: {Back sqaut: back-squat, Zercher: none}" in written
    said = _told(scenario, later)
    assert (said["counted"], said["names"]) == (1, [])


@pytest.mark.parametrize(
    ("settle", "told"),
    [
        ("Zercher", "NAME=EXERCISE"),
        ("Zercher=back-squt", "'back-squt' is not an exercise; did you mean 'back-squat'?"),
    ],
)
def test_names_that_cannot_be_settled(scenario: Path, settle: str, told: str) -> None:
    """What is no exercise is refused, and the scenario stays as it was."""
    before = contents(scenario.parent)
    outcome = run("log", scenario, "--settle", settle)
    assert (outcome.exit_code, told in outcome.stderr) == (2, True)
    assert contents(scenario.parent) == before
