"""`periodize roster`: what is printed, written and exited with."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.cli.running import ROOT, TWO_WEEKS, contents, run
from tests.cli.schemas import assert_keeps_schema
from tests.roster.squads import SMALL, squad


def test_solve(tmp_path: Path) -> None:
    """A table for people, JSON for programs, the same as roster.json; again, nothing is made."""
    roster = squad(tmp_path)
    first = run("roster", "solve", roster, "--workers", "1")
    assert first.exit_code == 0
    assert "anna     optimal" in first.stdout
    assert "2 made now, 0 as they were" in first.stderr
    again = run("roster", "solve", roster, "--workers", "1", "--json", "--quiet")
    assert (again.exit_code, again.stderr) == (0, "")
    said = json.loads(again.stdout)
    assert_keeps_schema("roster solve", said)
    assert [each["id"] for each in said["athletes"]] == ["anna", "ben"]
    folder = tmp_path / "roster-plans"
    assert json.loads((folder / "roster.json").read_bytes()) == said


def test_the_code_says_what_is_missing(tmp_path: Path) -> None:
    """A scenario that is refused gives 2, and its line is told; the other plan is there."""
    roster = squad(tmp_path, anna=SMALL, ben=SMALL.replace("km: 20", "km: x"))
    outcome = run("roster", "solve", roster, "--workers", "1", "--quiet")
    assert outcome.exit_code == 2
    assert f"ben: {tmp_path}/ben.yaml:10:36:" in outcome.stdout
    assert "anna.plan.json" in contents(tmp_path / "roster-plans")


def test_a_roster_that_cannot_be_read(tmp_path: Path) -> None:
    """Exit 2 with the place; nothing is made."""
    outcome = run("roster", "solve", squad(tmp_path, "athletes: [nobody.yaml]\n"))
    assert outcome.exit_code == 2
    assert "roster.yaml:3:12: there is no file 'nobody.yaml'" in outcome.stderr
    assert not (tmp_path / "roster-plans").exists()


def test_stopped(tmp_path: Path) -> None:
    """Ctrl-C once a plan is there: it is kept, whole, with roster.json, and the code is 130."""
    names = {f"a{number:02}": TWO_WEEKS for number in range(12)}
    roster = squad(tmp_path, **names)
    folder = tmp_path / "roster-plans"
    code = "from periodize.cli import main; main()"
    command = [sys.executable, "-c", code, "roster", "solve", str(roster), "--workers", "1"]
    started = subprocess.Popen(
        command, env={"PYTHONPATH": str(ROOT / "src")}, stderr=subprocess.PIPE, text=True
    )
    while not list(folder.glob("*.ics")) and started.poll() is None:
        time.sleep(0.01)
    started.send_signal(signal.SIGINT)
    _, told = started.communicate(timeout=60)
    assert started.returncode == 130, told
    assert "what is done is kept" in told
    over_all = json.loads((folder / "roster.json").read_bytes())
    done = [each["id"] for each in over_all["athletes"]]
    assert done and over_all["left"]
    assert sorted([*done, *over_all["left"]]) == sorted(names)
    plans = {name.split(".")[0] for name in contents(folder) if name.endswith(".plan.json")}
    assert plans == set(done)
