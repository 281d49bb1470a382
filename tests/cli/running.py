"""Running commands: in this process with click's runner, or in one of their own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from periodize.cli.program import program

ROOT = Path(__file__).resolve().parents[2]

TWO_WEEKS = """\
format: 1
name: Two weeks
id: two-weeks
timezone: Europe/Berlin
block: {start: 2027-05-03, weeks: 2}
athlete: {one_rep_max_kg: {back-squat: 85}}
phases: [{from: 2027-05-03, phase: strength}]
runs:
  - {every: [tue], kind: intervals, km: 10, start: "07:00"}
  - {every: [sun], kind: long, km: 20, start: "09:00"}
races: [{date: 2027-05-16, name: "City; run, \\"10\\"", km: 10, priority: C, start: "09:00"}]
places:
  gym: {equipment: [barbell, plate, rack, bench, dumbbell, mat]}
availability:
  tue: [{from: "18:00", to: "19:30", at: gym}]
  thu: [{from: "18:00", to: "19:30", at: gym}]
  fri: [{from: "18:00", to: "19:30", at: gym}]
"""

CLASHING = f"""{TWO_WEEKS}
pins: [{{date: 2027-05-07, focus: core}}]
rules: [{{rule: season_frequency, at_most: 0}}]
"""
"""A session that must stand in weeks that may hold none."""


def a_scenario(folder: Path, text: str = TWO_WEEKS, name: str = "two.yaml") -> Path:
    """The text as a file in a folder."""
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def run(*arguments: str | Path, given: str | bytes | None = None) -> Result:
    """The outcome of a command; an error of ours other than an exit is not swallowed."""
    outcome = CliRunner().invoke(program, [str(each) for each in arguments], input=given)
    if outcome.exception and not isinstance(outcome.exception, SystemExit):
        raise outcome.exception
    return outcome


def answer(*arguments: str | Path) -> Any:
    """The answer of a command as JSON."""
    outcome = run(*arguments, "--json", "--quiet")
    assert (outcome.exit_code, outcome.stderr) == (0, "")
    return json.loads(outcome.stdout)


def process(
    *arguments: str | Path,
    code: str = "from periodize.cli import main; main()",
    folder: Path | None = None,
    given: bytes = b"",
    **environment: str,
) -> subprocess.CompletedProcess[bytes]:
    """The outcome of a command in a process of its own, with these environment variables."""
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=folder,
        input=given,
        capture_output=True,
        check=False,
        timeout=120,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), **environment},
    )


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder by name."""
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir()) if file.is_file()}
