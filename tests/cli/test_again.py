"""Solving again: the same bytes, whatever else has changed around the program."""

from __future__ import annotations

from pathlib import Path

from periodize.plan import read_plan
from tests.cli.running import TWO_WEEKS, a_scenario, contents, process, run


def test_over_own_files_nothing_changes(tmp_path: Path) -> None:
    """Solved again over its own files, not one byte is another."""
    scenario = a_scenario(tmp_path)
    run("solve", scenario, "--csv", tmp_path / "two.csv")
    before = contents(tmp_path)
    assert run("solve", scenario, "--csv", tmp_path / "two.csv").exit_code == 0
    assert contents(tmp_path) == before


def test_hash_seeds_and_time_zones(tmp_path: Path) -> None:
    """Neither the order of hashes nor the machine's own time zone or language shows."""
    found = []
    for number, (seed, zone) in enumerate((("1", "Pacific/Auckland"), ("2", "America/Lima"))):
        folder = tmp_path / str(number)
        folder.mkdir()
        a_scenario(folder)
        outcome = process(
            "solve",
            "two.yaml",
            "--csv",
            "two.csv",
            folder=folder,
            PYTHONHASHSEED=seed,
            TZ=zone,
            LC_ALL=("C", "C.UTF-8")[number],
        )
        assert outcome.returncode == 0
        found.append((contents(folder), outcome.stdout))
    assert found[0] == found[1]
    assert sorted(found[0][0]) == ["two.csv", "two.ics", "two.plan.json", "two.yaml"]


def test_a_session_that_moves_keeps_its_event(tmp_path: Path) -> None:
    """When a day is closed, its session is moved or cancelled; no event is left over or doubled."""
    scenario = a_scenario(tmp_path)
    run("solve", scenario)
    first = read_plan((tmp_path / "two.plan.json").read_bytes(), "")
    gone = first.sessions[0].date
    a_scenario(tmp_path, f"{TWO_WEEKS}\npins: [{{date: {gone}, nothing: true}}]\n")
    assert run("solve", scenario).exit_code == 0
    second = read_plan((tmp_path / "two.plan.json").read_bytes(), "")
    assert gone not in [session.date for session in second.sessions]
    states = second.calendar
    assert set(first.calendar) <= set(states)
    live = {name for name, state in states.items() if not state.cancelled}
    assert {session.id for session in second.sessions} <= live
    moved = [name for name, state in first.calendar.items() if state.start != states[name].start]
    cancelled = set(states) - live
    assert moved or cancelled
    assert all(states[name].sequence == 1 for name in {*moved, *cancelled})


def test_a_plan_of_another_scenario_counts_for_nothing(tmp_path: Path) -> None:
    """Where another scenario's plan stood, its events do not come along."""
    other = TWO_WEEKS.replace("id: two-weeks", "id: other")
    run("solve", a_scenario(tmp_path, other))
    run("solve", a_scenario(tmp_path))
    over_other = contents(tmp_path)
    for name in ("two.plan.json", "two.ics"):
        (tmp_path / name).unlink()
    run("solve", tmp_path / "two.yaml")
    assert contents(tmp_path) == over_other
