"""Scenarios solved and judged, each by itself, in some processes at once."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, field
from itertools import repeat
from pathlib import Path
from typing import Any

from benchmarks.coach.facts import Facts
from benchmarks.coach.rows import Count, counted
from periodize.errors import PeriodizeError
from periodize.plan import read_plan, write_plan
from periodize.planning import solve
from periodize.scenario import load_text


@dataclass(frozen=True, slots=True)
class Judged:
    """One plan under the eyes of a coach.

    Attributes:
        rows: by row, how often a fault was possible, and each one.
        seconds: of the clock, from the scenario to the judged plan; reasons included.
        cpu: seconds of the processors for the same.
        values: of the goals.
        open_goals: those that are not proven.
        failed: why there is no plan; empty where there is one.
    """

    rows: Mapping[str, Count] = field(default_factory=dict)
    seconds: float = 0.0
    cpu: float = 0.0
    values: Mapping[str, int] = field(default_factory=dict)
    open_goals: tuple[str, ...] = ()
    failed: str = ""

    def as_json(self) -> dict[str, Any]:
        """For a file."""
        rows = {
            name: {"possible": count.possible, "faults": count.faults}
            for name, count in self.rows.items()
        }
        return {**asdict(self), "rows": rows}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Judged:
        """As `as_json` wrote it."""
        rows = {
            name: Count(row["possible"], tuple(row["faults"])) for name, row in data["rows"].items()
        }
        return cls(**{**data, "rows": rows})


def judged(name: str, text: str, limit: float | None = None) -> Judged:
    """Solve a scenario, in so many seconds, and judge its plan as if read from its file."""
    started, before = time.perf_counter(), time.process_time()
    try:
        scenario = load_text(text, f"{name}.yaml", Path())
        plan = solve(scenario, time_limit=limit).plan
    except PeriodizeError as error:
        return Judged(failed=f"{type(error).__name__}: {error}")
    seconds, cpu = time.perf_counter() - started, time.process_time() - before
    rows = counted(Facts(scenario, read_plan(write_plan(plan), f"{name}.plan.json")))
    values = {goal.name: goal.value for goal in plan.goals}
    unproven = tuple(goal.name for goal in plan.goals if not goal.proven)
    return Judged(rows, seconds, cpu, values, unproven)


def all_judged(
    texts: Mapping[str, str], workers: int, limit: float | None = None
) -> Iterator[tuple[str, Judged]]:
    """Every scenario in order, told on stderr as it is done."""
    with ProcessPoolExecutor(workers) as pool:
        every = pool.map(judged, texts, texts.values(), repeat(limit))
        for name, found in zip(texts, every, strict=True):
            told = found.failed or f"{found.seconds:.1f} s {' '.join(found.open_goals)}".rstrip()
            print(f"{name}: {told}", file=sys.stderr, flush=True)
            yield name, found
