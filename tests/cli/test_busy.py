"""`periodize solve --busy`."""

from __future__ import annotations

import stat
from pathlib import Path

from tests.cli.running import contents, run


def test_busy_beside(scenario: Path) -> None:
    """The second calendar is written with a private key, stays as it is, and tells no session."""
    folder, file = scenario.parent, scenario.parent / "busy.ics"
    assert run("solve", scenario, "--quiet", "--busy", file).exit_code == 0
    first = contents(folder)
    assert set(first) == {"busy.ics", "two.busy.key", "two.ics", "two.plan.json", "two.yaml"}
    assert stat.S_IMODE((folder / "two.busy.key").stat().st_mode) == 0o600
    assert first["busy.ics"].count(b"SUMMARY:Busy\r\n") == first["busy.ics"].count(b"BEGIN:VEVENT")
    assert b"two-weeks" not in first["busy.ics"]
    assert first["two.busy.key"].strip() not in first["busy.ics"]
    run("solve", scenario, "--quiet", "--busy", file)
    assert contents(folder) == first


def test_busy_in_the_way(scenario: Path) -> None:
    """It goes over no file of somebody else, and not where the calendar goes."""
    before = contents(scenario.parent)
    assert run("solve", scenario, "--busy", scenario).exit_code == 5
    doubled = run("solve", scenario, "--busy", scenario.with_name("two.ics"))
    assert (doubled.exit_code, "--ics and --busy both name" in doubled.stderr) == (2, True)
    assert contents(scenario.parent) == before


def _starts(file: Path) -> list[str]:
    """When the events of a calendar start that are not cancelled."""
    events = file.read_text(encoding="utf-8").split("BEGIN:VEVENT")[1:]
    return [
        line.partition(":")[2]
        for event in events
        if "STATUS:CANCELLED" not in event
        for line in event.splitlines()
        if line.startswith("DTSTART")
    ]


def test_busy_follows_the_plan(scenario: Path, tmp_path: Path) -> None:
    """Once written it stays in step: planned again or solved, it has the hours of the plan."""
    elsewhere = tmp_path / "shared"
    elsewhere.mkdir()
    busy, plan = elsewhere / "busy.ics", scenario.with_name("two.ics")
    assert run("solve", scenario, "--quiet", "--busy", busy).exit_code == 0
    before = busy.read_bytes()
    away = ("--from", "2027-05-04", "--away", "2027-05-06..2027-05-06")
    outcome = run("replan", scenario, *away, "--apply")
    assert outcome.exit_code == 0 and str(busy) in outcome.stderr
    assert busy.read_bytes() != before
    sessions = [start for start in _starts(plan) if "T" in start]
    assert sorted(_starts(busy)) == sorted(sessions)
    run("solve", scenario, "--anew", "--quiet")
    assert sorted(_starts(busy)) == sorted(start for start in _starts(plan) if "T" in start)


def test_busy_that_is_gone(scenario: Path) -> None:
    """Deleted, it is not made again; what somebody else put there stays."""
    busy = scenario.with_name("busy.ics")
    run("solve", scenario, "--quiet", "--busy", busy)
    busy.unlink()
    assert run("solve", scenario, "--quiet").exit_code == 0
    assert not busy.exists()
    busy.write_text("mine")
    assert run("solve", scenario, "--quiet").exit_code == 0
    assert busy.read_text() == "mine"
