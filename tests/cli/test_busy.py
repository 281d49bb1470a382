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
