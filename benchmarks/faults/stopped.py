"""A real `solve` that is told to stop, or killed, at a moment that is drawn."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from functools import cache
from pathlib import Path
from random import Random

from benchmarks.faults.signalled import QUIET, SOURCE
from periodize.plan import read_plan
from periodize.referee import check
from periodize.scenario import load
from periodize.workspace.mending import mend

CODE = "from periodize.cli import main; main()"
LONGEST_SECONDS = 12.0
"""The last moment at which a solve is stopped."""


def _begun(scenario: Path, folder: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", CODE, "solve", str(scenario), "--out", folder, "--quiet"]
    environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
    return subprocess.Popen(command, env=environment, stderr=subprocess.PIPE)


def stopped(scenario: Path, random: Random) -> str:
    """Stop a solve: whether it ends quietly, in which second, and what it leaves."""
    number = random.choice([*QUIET])
    with tempfile.TemporaryDirectory() as folder, _begun(scenario, folder) as solving:
        time.sleep(random.uniform(0, LONGEST_SECONDS))
        for _ in range(random.choice((1, 2, 10))):
            solving.send_signal(number)
        told = time.monotonic()
        _, said = solving.communicate(timeout=120)
        seconds = time.monotonic() - told
        if b"Traceback" in said or solving.returncode not in (0, *QUIET[number]):
            return f"wrong end {solving.returncode}: {said[-200:]!r}"
        return f"{_left(scenario, Path(folder))}, {'over 2 s' if seconds > 2 else 'in 2 s'}"


def killed(scenario: Path, random: Random) -> str:
    """Kill a solve: whether what is left is of one generation after the next command."""
    with tempfile.TemporaryDirectory() as folder, _begun(scenario, folder) as solving:
        time.sleep(random.uniform(0, LONGEST_SECONDS))
        solving.send_signal(signal.SIGKILL)
        solving.wait()
        mend(Path(folder))
        return _left(scenario, Path(folder))


def _left(scenario: Path, folder: Path) -> str:
    names = sorted(path.name.removeprefix(scenario.stem) for path in folder.iterdir())
    if not names:
        return "nothing"
    if names != [".ics", ".plan.json"]:
        return f"parts: {names}"
    plan = read_plan((folder / f"{scenario.stem}.plan.json").read_bytes(), "")
    return "a whole plan" if check(load(scenario), plan).accepted else "a plan that is refused"


@cache
def solved_plan(scenario: Path) -> bytes:
    """The plan of a scenario."""
    with tempfile.TemporaryDirectory() as folder:
        with _begun(scenario, folder) as solving:
            solving.communicate()
        return (Path(folder) / f"{scenario.stem}.plan.json").read_bytes()
