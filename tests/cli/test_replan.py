"""Replanning from the command line, and questions about a plan that was made again."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from periodize import planning
from periodize.plan import Plan, read_plan
from tests.cli.running import TWO_WEEKS, a_scenario, answer, contents, run

AWAY = ("--away", "2027-05-11..2027-05-13")


def the_plan(folder: Path) -> Plan:
    """The plan that stands beside the two weeks."""
    return read_plan((folder / "two.plan.json").read_bytes(), "")


def test_replan_shows_first_and_writes_when_told(tmp_path: Path, scenario: Path) -> None:
    """Nothing is written before `--apply`; then events keep their identity, and `check` accepts."""
    before = contents(tmp_path)
    plan = read_plan(before["two.plan.json"], "")
    missed = plan.sessions[0].id
    arguments = ("replan", scenario, "--from", "2027-05-10", "--missed", missed)
    shown = run(*arguments)
    assert shown.exit_code == 0
    assert f"Missed: {missed}." in shown.stdout
    assert "--apply" in shown.stdout
    assert contents(tmp_path) == before
    assert run(*arguments, "--apply").exit_code == 0
    new = read_plan((tmp_path / "two.plan.json").read_bytes(), "")
    assert new.replanned is not None
    assert new.replanned.missed == (missed,)
    assert {s.id for s in plan.sessions[1:]} <= {s.id for s in new.sessions}
    assert set(plan.calendar) <= set(new.calendar)
    assert new.calendar[missed].cancelled
    assert run("check", scenario, tmp_path / "two.plan.json").exit_code == 0


def test_the_new_plan_is_shown_in_full(scenario: Path) -> None:
    """With `--sessions` what still comes is printed in full; JSON stays as it is."""
    arguments = ("replan", scenario, "--from", "2027-05-10")
    short, full = run(*arguments).stdout, run(*arguments, "--sessions").stdout
    assert full.startswith(short)
    shown = full.removeprefix(short)
    assert "Warm-up" in shown and "Why here:" in shown and "id w02-" in shown
    assert "id w01-" not in shown
    assert run(*arguments, "--sessions", "--json").stdout == run(*arguments, "--json").stdout


def test_replan_needs_a_plan(tmp_path: Path) -> None:
    """Without a plan to start from it says so."""
    outcome = run("replan", a_scenario(tmp_path), "--from", "2027-05-10", "--quiet")
    assert (outcome.exit_code, outcome.stdout) == (2, "")
    assert "run `periodize solve` first" in outcome.stderr


def test_replan_starts_from_the_scenarios_own_plan(tmp_path: Path, scenario: Path) -> None:
    """The plan of another scenario is refused."""
    a_scenario(tmp_path, TWO_WEEKS.replace("id: two-weeks", "id: other"))
    outcome = run("replan", scenario, "--from", "2027-05-10", "--quiet")
    assert outcome.exit_code == 2
    assert "is for two-weeks, not for other" in outcome.stderr


def test_what_has_become_different_stands_in_options(tmp_path: Path, scenario: Path) -> None:
    """Days away are left free at once; that the scenario does not say so yet is told."""
    plan = the_plan(tmp_path)
    lost = [s.id for s in plan.sessions if s.date.isoformat() in ("2027-05-11", "2027-05-13")]
    assert lost
    found = answer("replan", scenario, "--from", "2027-05-10", *AWAY)
    assert (found["moves"], found["fewest"], found["proven"]) == (len(lost), len(lost), True)
    applied = run("replan", scenario, "--from", "2027-05-10", *AWAY, "--apply")
    assert applied.exit_code == 0
    told = " ".join(applied.stderr.split())
    assert "does not say this yet: away 2027-05-11..2027-05-13; write it there." in told
    assert "exceptions: - {from: 2027-05-11, to: 2027-05-13, windows: []}" in told
    assert run("check", scenario, tmp_path / "two.plan.json").exit_code == 1
    days = {session.date.day for session in the_plan(tmp_path).sessions}
    assert not days & {11, 12, 13}
    exceptions = "  exceptions: [{from: 2027-05-11, to: 2027-05-13, windows: []}]\n"
    a_scenario(tmp_path, TWO_WEEKS + exceptions)
    assert run("check", scenario, tmp_path / "two.plan.json").exit_code == 0


@pytest.mark.parametrize("option", ["--away", "--ill", "--missed"])
def test_days_that_are_past(option: str, tmp_path: Path, scenario: Path) -> None:
    """Sessions on days off that are past were missed, never silently done."""
    ids = sorted(s.id for s in the_plan(tmp_path).sessions if s.date.isoformat() < "2027-05-10")
    assert ids
    shown = run("replan", scenario, "--from", "2027-05-10", option, "2027-05-03..2027-05-09")
    assert shown.exit_code == 0
    assert f"Missed: {', '.join(ids)}." in " ".join(shown.stdout.split())


def test_a_race_that_moves(tmp_path: Path, scenario: Path) -> None:
    """A race on another day changes the calendar, too."""
    arguments = ("--from", "2027-05-10", "--move-race", 'City; run, "10"=2027-05-15', "--apply")
    assert run("replan", scenario, *arguments).exit_code == 0
    assert b"DTSTART;VALUE=DATE:20270515" in contents(tmp_path)["two.ics"]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("--missed", "w9-upper-1"), "no session has the id"),
        (("--done", "w9-upper-1"), "no session has the id"),
        (("--done", "w01-upper-1"), "2027, which is past; what is past counts as done"),
        (("--away", "2027-05-11"), "has not the form FROM..TO"),
        (("--move-race", "Berlin=2027-05-15"), "no race is called 'Berlin'"),
        (("--plan", "no.json"), "no.json: cannot be read: No such file or directory"),
    ],
)
def test_what_cannot_be_replanned(
    tmp_path: Path, scenario: Path, arguments: tuple[str, ...], expected: str
) -> None:
    """It is refused with what is allowed, and nothing is printed or written."""
    before = contents(tmp_path)
    outcome = run("replan", scenario, "--from", "2027-05-10", *arguments)
    assert (outcome.exit_code, outcome.stdout) == (2, "")
    assert expected in outcome.stderr
    assert contents(tmp_path) == before


def test_a_past_that_clashes(scenario: Path) -> None:
    """The days of what was done are told, and no session is blamed that the others would allow."""
    less = ("--set", "rules.weekly_minutes.at_most=30")
    outcome = run("replan", scenario, "--from", "2027-05-10", *less, "--quiet")
    assert (outcome.exit_code, outcome.stdout) == (3, "")
    told = " ".join(outcome.stderr.split())
    assert "weekly_minutes: Mon 3 May: week 1 holds 125 min" in told
    assert "the 3 sessions that were done, Tue 4 May to Fri 7 May. What was done cannot" in told
    assert "lower-strength" not in told
    assert "itself has no plan" not in told


def test_a_past_that_could_not_be(tmp_path: Path, scenario: Path) -> None:
    """Sessions of the past that the scenario allows no longer are named, with their place."""
    kit = ("--set", "places.gym.equipment=[mat]")
    outcome = run("replan", scenario, "--from", "2027-05-06", *kit, "--quiet")
    assert outcome.exit_code == 3
    told = " ".join(outcome.stderr.split())
    (first, *_) = the_plan(tmp_path).sessions
    assert f"these could not be held: {first.focus} on Tue 4 May, 18:00, at gym." in told


def test_a_plan_of_another_model(tmp_path: Path, scenario: Path) -> None:
    """It cannot be followed until the scenario names the model, and no question takes it."""
    solved = run("solve", scenario, "--model", "goal-zones", "--quiet")
    assert solved.exit_code == 0
    outcome = run("replan", scenario, "--from", "2027-05-10", "--quiet")
    assert outcome.exit_code == 2
    assert "is by the model goal-zones, not by runner" in outcome.stderr
    ids = {each["id"] for each in answer("slack", scenario)["sessions"]}
    assert ids != {session.id for session in the_plan(tmp_path).sessions}


def test_a_plan_elsewhere(tmp_path: Path, scenario: Path) -> None:
    """A plan that is named is followed, and written where it stands."""
    (tmp_path / "out").mkdir()
    for name in ("two.plan.json", "two.ics"):
        (tmp_path / name).rename(tmp_path / "out" / name)
    before, plan = contents(tmp_path), tmp_path / "out" / "two.plan.json"
    arguments = ("--from", "2027-05-10", "--plan", plan, *AWAY, "--apply")
    assert run("replan", scenario, *arguments).exit_code == 0
    assert contents(tmp_path) == before
    assert sorted(contents(tmp_path / "out")) == ["two.earlier.json", "two.ics", "two.plan.json"]
    rejected = run("slack", scenario, "--plan", plan, "--quiet")
    assert rejected.exit_code == 2
    assert "the referee rejects this plan: goals: " in rejected.stderr


def test_questions_about_a_plan_that_was_made_again(
    tmp_path: Path, scenario: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`why` and `slack` speak of it from its first open day on; others say that they do not."""
    missed = the_plan(tmp_path).sessions[0].id
    arguments = ("--from", "2027-05-10", "--missed", missed, "--apply")
    assert run("replan", scenario, *arguments).exit_code == 0
    outcome = run("what-if", scenario, "--set", "weekly_minutes=60")
    assert "note: the plan was made again from Mon 10 May 2027 on" in outcome.stderr
    monkeypatch.setattr(planning, "choose", lambda *_, **__: pytest.fail("solved all the same"))
    plan = the_plan(tmp_path)
    later = [session for session in plan.sessions if session.date.isoformat() >= "2027-05-10"]
    found = answer("slack", scenario)["sessions"]
    assert [each["id"] for each in found] == [session.id for session in later]
    day = plan.sessions[0].date.isoformat()
    told = answer("why", scenario, day, "--plan", tmp_path / "two.plan.json")
    assert told["sessions"][0]["id"] == plan.sessions[0].id
    assert told["free_days"] == {plan.sessions[0].id: []}


def test_what_was_done_ahead_is_told(tmp_path: Path, scenario: Path) -> None:
    """It stays where it was planned, and that its day is taken is said."""
    ahead = the_plan(tmp_path).sessions[-1]
    told = run("replan", scenario, "--from", "2027-05-06", "--done", ahead.id).stdout
    day = f"{ahead.date:%a} {ahead.date.day} {ahead.date:%b}"
    assert f"Done already: {ahead.id}; {day} stays taken by it." in told
    assert "Done already" not in run("replan", scenario, "--from", "2027-05-06").stdout


def test_runs_that_give_way_to_a_race(scenario: Path) -> None:
    """A race that moves onto a run takes its place; the run of its old day comes back."""
    move = ("--move-race", 'City; run, "10"=2027-05-09')
    told = run("replan", scenario, "--from", "2027-05-05", *move)
    assert "Runs: the long run" in told.stdout
    assert "on Sun 9 May gives way." in told.stdout
    assert "anew" not in told.stderr


def test_a_plan_that_is_none(tmp_path: Path, scenario: Path) -> None:
    """A file that is no plan is bad input, whatever stands beside the scenario."""
    outcome = run("replan", scenario, "--from", "2027-05-10", "--plan", scenario)
    assert (outcome.exit_code, outcome.stdout) == (2, "")
    assert "no plan: the text is not JSON" in outcome.stderr


def test_solve_says_that_it_undoes_what_was_made_again(scenario: Path) -> None:
    """Before a plan that stands on a past is replaced, that is told."""
    told = "solve plans its past anew, too; replan lets it stand"
    assert told not in run("solve", scenario).stderr
    assert run("replan", scenario, "--from", "2027-05-10", "--apply").exit_code == 0
    outcome = run("solve", scenario)
    assert outcome.exit_code == 0
    assert f"was made again from Mon 10 May 2027 on; {told}" in outcome.stderr
    assert told not in run("solve", scenario).stderr


def test_questions_about_a_plan_of_another_scenario(tmp_path: Path, scenario: Path) -> None:
    """It is refused before it is judged."""
    plan = tmp_path / "two.plan.json"
    a_scenario(tmp_path, TWO_WEEKS.replace("id: two-weeks", "id: other"))
    for question in (("slack",), ("why", "2027-05-04")):
        outcome = run(question[0], scenario, *question[1:], "--plan", plan)
        assert (outcome.exit_code, outcome.stdout) == (2, "")
        assert "this plan is for two-weeks, not for other" in outcome.stderr


@pytest.mark.parametrize(
    ("value", "lines"),
    [
        ("weekly_minutes=200", {"weekly_minutes": 200}),
        ("rules.recovery_gap.hours=30", {"rules": [{"rule": "recovery_gap", "hours": 30}]}),
        ("places.gym.bar_kg=15", {"places": {"gym": {"bar_kg": 15}}}),
    ],
)
def test_the_lines_that_the_scenario_needs(
    scenario: Path, value: str, lines: dict[str, object]
) -> None:
    """After `--apply` a value that was set is told as it is to be written."""
    outcome = run("replan", scenario, "--from", "2027-05-10", "--set", value, "--apply")
    assert outcome.exit_code == 0
    assert yaml.safe_load(outcome.stderr.splitlines()[-1]) == lines


def test_a_calendar_of_others_beside_a_named_plan_stays(tmp_path: Path, scenario: Path) -> None:
    """It is in the way of the new calendar, and nothing is written."""
    (tmp_path / "out").mkdir()
    plan = tmp_path / "out" / "two.plan.json"
    (tmp_path / "two.plan.json").rename(plan)
    (tmp_path / "out" / "two.ics").write_text("BEGIN:VCALENDAR")
    before = contents(tmp_path / "out")
    outcome = run("replan", scenario, "--from", "2027-05-10", "--plan", plan, *AWAY, "--apply")
    assert outcome.exit_code == 5
    assert "no calendar of ours" in outcome.stderr
    assert contents(tmp_path / "out") == before
