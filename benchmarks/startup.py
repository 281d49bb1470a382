"""Where the time of `check` goes: `python -m benchmarks.measure startup FILE`.

A process for each step does that step and all before it, then ends as the command does. What a
step takes is what its process takes more than the one before.
"""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

from benchmarks.processes import COMMAND, run
from benchmarks.table import table

STEPS = {
    "interpreter": "import sys",
    "click": "import click",
    "pydantic": """\
from periodize.cli.program import start_lightly
start_lightly()
from pydantic import BaseModel, Field, PlainSerializer, Strict, TypeAdapter
TypeAdapter(int)""",
    "our classes": """\
from periodize.cli.commands.check import command, read_record, read_scenario
from periodize.referee import check
from periodize.scenario import load""",
    "scenario read": "scenario = read_scenario(sys.argv[1])",
    "plan read": "plan = read_record(sys.argv[2])",
    "judged": "print('accepted' if check(scenario, plan).accepted else 'rejected')",
}
"""What each step does, in the order of the command."""
BEFORE_OURS = "pydantic"
"""The last step that is none of ours: what no change of ours can save."""
REPEATS = 9
"""The parts are small, so that one run says little."""


def measured(file: Path, repeats: int = REPEATS) -> Mapping[str, Any]:
    """Seconds of the processors from the start to the end of each step, and what was judged."""
    with tempfile.TemporaryDirectory() as folder:
        scenario = str(file.resolve())
        run(["-c", COMMAND, "solve", scenario, "--out", folder])
        (plan,) = Path(folder).glob("*.plan.json")
        rounds = [
            {step: run(["-c", code, scenario, str(plan)]) for step, code in _programs()}
            for _ in range(repeats + 1)
        ]
    counted = rounds[1:]  # the first warms up
    cpu = {step: statistics.median(each[step].cpu for each in counted) for step in STEPS}
    return {"cpu": cpu, "verdict": counted[-1]["judged"].printed.strip()}


def _programs() -> Iterator[tuple[str, str]]:
    """Each step with all before it, as one program."""
    said = ""
    for step, code in STEPS.items():
        said += f"{code}\n"
        yield step, said


def told(found: Mapping[str, Any]) -> str:
    """A row for each step, and how much of it all is none of ours."""
    until = {"": 0.0, **found["cpu"]}
    rows = [
        [step, f"{1000 * (until[step] - until[before]):.0f}", f"{1000 * until[step]:.0f}"]
        for before, step in pairwise(until)
    ]
    bound, whole = until[BEFORE_OURS], until["judged"]
    return (
        "Milliseconds of the processors, end of the process included. Classes are made where they\n"
        "are imported, their validators when they first read: under reading or judging.\n"
        f"Interpreter, click and pydantic alone take {bound:.2f} s, {bound / whole:.0%} of all;\n"
        "`check` cannot be faster as long as it reads with them.\n\n"
    ) + table(["step", "takes, ms", "until then, ms"], rows)
