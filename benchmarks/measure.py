"""One measurement in a process of its own: `python -m benchmarks.measure KIND FILE [CAP]`.

Prints a line of JSON. KIND is `phases`, `moved`, `questions`, `answers`, `startup`, or a planner:
ours, plain, highs, greedy, template. CAP is the seconds of search that a planner may spend on a
goal.
"""

from __future__ import annotations

import importlib
import json
import resource
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from periodize.errors import NoPlanExists

PLANNERS = {
    "ours": "ours",
    "plain": "plain",
    "highs": "milp",
    "greedy": "greedy",
    "template": "template",
}
CAP_SECONDS = 60.0


def planner(name: str, file: Path, cap: float) -> Mapping[str, Any]:
    """What a planner makes of a scenario, and the seconds from block to plan."""
    from benchmarks.rivals.task import judged, problem_of

    module = importlib.import_module(f"benchmarks.rivals.{PLANNERS[name]}")
    problem = problem_of(file, cap)
    started, before = time.perf_counter(), processor_seconds()
    attempt = module.attempt(problem)
    seconds, cpu = time.perf_counter() - started, processor_seconds() - before
    return {**judged(problem, attempt), "seconds": seconds, "cpu": cpu}


def processor_seconds() -> float:
    """Seconds of the processors in this process and in those that it waited for."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def measurement(kind: str, file: Path, cap: float = CAP_SECONDS) -> Mapping[str, Any]:
    """What one measurement says; `no_plan` where the rules clash."""
    try:
        if kind in PLANNERS:
            return planner(kind, file, cap)
        module = importlib.import_module(f"benchmarks.{kind}")
        found: Mapping[str, Any] = module.measured(file)
        return found
    except NoPlanExists as error:
        return {"no_plan": list(error.clash)}


if __name__ == "__main__":
    _, kind, file, *cap = sys.argv
    print(json.dumps(measurement(kind, Path(file), *map(float, cap))))
