"""A real `solve` that is told to stop, killed, or given too little time, at moments drawn."""

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
from benchmarks.faults.trial import Came
from periodize.plan import read_plan
from periodize.referee import check
from periodize.scenario import load
from periodize.workspace.mending import mend

CODE = "from periodize.cli import main; main()"
LONGEST_SECONDS = 12.0
"""The last moment at which a solve is stopped."""
ONE_SECOND = 1.0
"""So long after its begin a search has a whole plan."""
LIMITS = (0.5, 1, 2, 3, 5)
A_LITTLE = 1.5
"""Seconds by which a limit may be exceeded."""
NO_PLAN = 4
NOTHING, WHOLE = "nothing", "a whole plan"


def _begun(scenario: Path, folder: str, *options: str) -> subprocess.Popen[bytes]:
    told = ["solve", str(scenario), "--out", folder, "--quiet", *options]
    environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
    command = [sys.executable, "-c", CODE, *told]
    return subprocess.Popen(command, env=environment, stderr=subprocess.PIPE)


def stopped(scenario: Path, random: Random) -> Came:
    """Stop a solve: whether it ends quietly, after how long, and what it leaves."""
    number, moment = random.choice([*QUIET]), random.uniform(0, LONGEST_SECONDS)
    times = random.choice((1, 2, 10))
    with tempfile.TemporaryDirectory() as folder, _begun(scenario, folder) as solving:
        time.sleep(moment)
        for _ in range(times):
            solving.send_signal(number)
        told = time.monotonic()
        _, said = solving.communicate(timeout=120)
        seconds = time.monotonic() - told
        if b"Traceback" in said or solving.returncode not in (0, *QUIET[number]):
            return Came(f"wrong end {solving.returncode}: {said[-200:]!r}", well=False)
        left = _left(scenario, Path(folder))
        early = moment < search_begins(scenario) + ONE_SECOND
        finished = " of a solve that was over" if solving.returncode == 0 else ""
        return Came(left + finished, left == WHOLE or (early and left == NOTHING), seconds)


def killed(scenario: Path, random: Random) -> Came:
    """Kill a solve: whether what is left is of one generation after the next command."""
    with tempfile.TemporaryDirectory() as folder, _begun(scenario, folder) as solving:
        time.sleep(random.uniform(0, LONGEST_SECONDS))
        solving.send_signal(signal.SIGKILL)
        solving.wait()
        mend(Path(folder))
        left = _left(scenario, Path(folder))
        return Came(left, left in (NOTHING, WHOLE))


def limited(scenario: Path, random: Random) -> Came:
    """Give a solve a limit: by how much it exceeds that, and what it leaves."""
    limit = random.choice(LIMITS)
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        with _begun(scenario, folder, "--time-limit", str(limit)) as solving:
            _, said = solving.communicate(timeout=120)
        over = max(0.001, time.monotonic() - begun - limit)
        left = _left(scenario, Path(folder))
        if solving.returncode not in (0, NO_PLAN) or b"Traceback" in said:
            return Came(f"wrong end {solving.returncode}: {said[-200:]!r}", well=False)
        in_time = over <= A_LITTLE
        late = "" if in_time else f", late by more than {A_LITTLE:g} s at a limit of {limit:g}"
        return Came(f"{left}{late}", in_time and left == WHOLE, over)


@cache
def search_begins(scenario: Path) -> float:
    """The seconds from the call until a search begins: what a solve takes that has no time."""
    begun = time.monotonic()
    limit = ("--time-limit", "0")
    with tempfile.TemporaryDirectory() as folder, _begun(scenario, folder, *limit) as solving:
        solving.communicate()
    return time.monotonic() - begun


def _left(scenario: Path, folder: Path) -> str:
    names = sorted(path.name.removeprefix(scenario.stem) for path in folder.iterdir())
    if not names:
        return NOTHING
    if names != [".ics", ".plan.json"]:
        return f"parts: {names}"
    plan = read_plan((folder / f"{scenario.stem}.plan.json").read_bytes(), "")
    return WHOLE if check(load(scenario), plan).accepted else "a plan that is refused"


@cache
def solved_plan(scenario: Path) -> bytes:
    """The plan of a scenario."""
    with tempfile.TemporaryDirectory() as folder:
        with _begun(scenario, folder) as solving:
            solving.communicate()
        return (Path(folder) / f"{scenario.stem}.plan.json").read_bytes()
