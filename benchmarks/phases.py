"""One block from text to calendar, phase by phase: `python -m benchmarks.measure phases FILE`."""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from periodize.calendars.continuity import carry_over
from periodize.calendars.ics import to_ics
from periodize.engine.formulation import Formulation
from periodize.plan import write_plan
from periodize.planning import solve
from periodize.policy.case import case_of
from periodize.referee import check
from periodize.scenario import load

PHASES = ("start-up", "load", "build", "solve", "check", "export")


class Stopwatch:
    """Seconds of each phase: on the clock, and of the processors."""

    def __init__(self) -> None:
        self.wall: dict[str, float] = {}
        self.cpu = {PHASES[0]: time.process_time()}
        self._last = time.perf_counter(), time.process_time()

    def lap(self, phase: str) -> None:
        """The phase ends here, and the next one begins."""
        now = time.perf_counter(), time.process_time()
        self.wall[phase], self.cpu[phase] = now[0] - self._last[0], now[1] - self._last[1]
        self._last = now


def measured(file: Path) -> Mapping[str, Any]:
    """Take one block from text to calendar.

    `start-up` is what it took to come here, all imports with the solver's. `build` is what the
    rules ask and one model of the whole block, by itself; `solve` is everything from scenario to
    judged plan, with the building of its own parts. `goals` are the seconds of search by goal,
    added up over parts that are searched side by side; `edges` fits parts together.
    """
    watch = Stopwatch()
    scenario = load(file)
    watch.lap("load")
    Formulation(case_of(scenario).decided)
    watch.lap("build")
    solved = solve(scenario)
    plan = carry_over(solved.plan, None, scenario)
    watch.lap("solve")
    verdict = check(scenario, plan)
    watch.lap("check")
    write_plan(plan)
    to_ics(scenario, plan)
    watch.lap("export")
    goals: dict[str, float] = {}
    for goal, seconds in solved.spent:
        goals[goal] = goals.get(goal, 0.0) + seconds
    return {
        "weeks": len(plan.weeks),
        "sessions": len(plan.sessions),
        "asked": sum(week.target for week in plan.weeks),
        "values": {goal.name: goal.value for goal in plan.goals},
        "proven": [goal.name for goal in plan.goals if goal.proven],
        "broken": len(verdict.broken),
        "wall": watch.wall,
        "cpu": watch.cpu,
        "goals": goals,
    }
