"""Start-up is taken apart into steps that end where the command does."""

from __future__ import annotations

from pathlib import Path

from benchmarks.startup import STEPS, measured, told

from tests.cli.running import a_scenario


def test_every_step_runs_and_the_last_one_judges(tmp_path: Path) -> None:
    """Each step has its seconds, the plan is accepted as by `check`, and each has a row."""
    found = measured(a_scenario(tmp_path), repeats=1)
    assert list(found["cpu"]) == list(STEPS)
    assert found["verdict"] == "accepted"
    rows = [line.split("|")[1].strip() for line in told(found).splitlines() if line[:1] == "|"]
    assert rows[2:] == list(STEPS)
