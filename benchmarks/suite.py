"""Everything that is measured, in the order in which it is told."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.instances import SHIPPED, Instances
from benchmarks.measure import PLANNERS
from benchmarks.processes import command, measured, medians

Found = Mapping[str, Mapping[str, Any]]
"""By block, what was measured."""
COMMANDS = {
    "solve, 18 weeks": "solve scenarios/autumn-marathon.yaml --out {out}",
    "solve, 52 weeks": "solve scenarios/year-with-two-goals.yaml --out {out}",
    "check, 18 weeks": "check scenarios/autumn-marathon.yaml {out}/autumn-marathon.plan.json",
    "what-if, 18 weeks": (
        "what-if {out}/autumn-marathon.yaml --move-race 'City marathon=2027-09-19'"
    ),
    "rules": "rules",
    "exercises": "exercises",
    "--help": "--help",
}
SOLVERS = ("ours", "plain", "highs")
ASKED = ("half-two-quality-days", "autumn-marathon")
"""Blocks of which all questions are asked: 12 and 18 weeks."""
CHECKED = "autumn-marathon"
"""The block on which `check` is taken step by step: 18 weeks."""
MOVED = (
    "autumn-marathon",
    "marathon-with-tune-up-half",
    "marathon-doubles",
    "18w-usual-4r-loose-runner",
    "18w-usual-6r-loose-runner",
    "year-with-two-goals",
)


@dataclass(frozen=True, slots=True)
class Protocol:
    """How it is measured.

    Attributes:
        repeats: of each measurement that is not a proof of another planner; the median counts.
        cap: seconds of search that another planner may spend on a goal.
        plans: a folder of running plans, too.
        full: every length and variation.
    """

    repeats: int = 1
    cap: float = 20.0
    plans: Path | None = None
    full: bool = False


@dataclass(frozen=True, slots=True)
class Results:
    """What was measured: commands, one step by step, blocks phase by phase, planners, questions."""

    commands: Found
    startup: Mapping[str, Any]
    blocks: Found
    growing: Mapping[str, Any]
    planners: Mapping[str, Found]
    moved: Found
    asked: Found
    answers: Found


def measure_all(protocol: Protocol) -> Results:
    """Measure one thing after the other, and say on stderr which."""
    with tempfile.TemporaryDirectory() as folder:
        instances = Instances(Path(folder), protocol.plans, full=protocol.full)
        files = instances.blocks()
        blocks = _each("phases", files, protocol.repeats)
        rivals = instances.rivals()
        planners = {name: _each(name, rivals, 1, protocol.cap) for name in PLANNERS}
        shipped = instances.shipped()
        moved = _each("moved", {name: files[name] for name in MOVED}, protocol.repeats)
        asked = _each("questions", {name: shipped[name] for name in ASKED}, protocol.repeats)
        answers = _each("answers", {name: shipped[name] for name in ASKED}, 1)
        commands = _commands(Path(folder), protocol.repeats)
        (startup,) = _each("startup", {CHECKED: shipped[CHECKED]}, 1).values()
        growing = {name: blocks[name] for name in instances.growing()}
    return Results(commands, startup, blocks, growing, planners, moved, asked, answers)


def _each(kind: str, files: Mapping[str, Path], repeats: int, *more: float) -> Found:
    return {
        name: medians(measured(kind, files[name], *more) for _ in range(repeats))
        for name in _told(kind, files)
    }


def _commands(folder: Path, repeats: int) -> Found:
    found = {}
    shutil.copy(SHIPPED / "autumn-marathon.yaml", folder)  # beside the plan that `solve` leaves
    for name in _told("command", COMMANDS):
        ran = command(COMMANDS[name].format(out=folder), repeats)
        found[name] = {"wall": ran.wall, "cpu": ran.cpu, "megabytes": ran.megabytes}
    return found


def _told(kind: str, names: Iterable[str]) -> Iterable[str]:
    for name in names:
        print(f"{kind} {name}", file=sys.stderr, flush=True)
        yield name
