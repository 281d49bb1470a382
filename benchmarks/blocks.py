"""Solve every block of a folder and print a row for each: proof, values, and where the time goes.

    python -m benchmarks.blocks FOLDER

The folder holds scenarios, or neutral running plans (see `running_plans`). A row names the weeks,
the sessions placed of those asked, each goal's value (a star where it is not proven), the
violations that the referee finds, and the seconds for load, build, solve, check and export. `build`
is what the rules ask and one model of the whole block, timed by itself; `solve` is everything from
scenario to judged plan, with the building of its own parts.
"""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass
from pathlib import Path

import yaml

from benchmarks.running_plans import scenario_text
from periodize.engine.formulation import Formulation
from periodize.export.continuity import carry_over
from periodize.export.ics import to_ics
from periodize.plan import Plan, write_plan
from periodize.planning import solve
from periodize.referee import check
from periodize.rules.base import GOALS
from periodize.rules.decide import Decide
from periodize.rules.load import under_model
from periodize.scenario import Scenario, load_text

HEADER = (
    "block",
    "weeks",
    "sessions",
    *GOALS,
    "broken",
    "load",
    "build",
    "solve",
    "check",
    "export",
)


@dataclass(frozen=True, slots=True)
class Row:
    """One block: its plan and the seconds of each stage."""

    scenario: Scenario
    plan: Plan
    broken: int
    seconds: dict[str, float]

    def cells(self) -> list[str]:
        """The row as text."""
        asked = sum(week.target for week in self.plan.weeks)
        placed = sum(week.sessions for week in self.plan.weeks)
        goals = [f"{goal.value}{'' if goal.proven else '*'}" for goal in self.plan.goals]
        times = [f"{self.seconds[stage]:.2f}" for stage in HEADER[-5:]]
        name = self.scenario.name[:32]
        head = [name, str(len(self.plan.weeks)), f"{placed}/{asked}"]
        return [*head, *goals, str(self.broken), *times]


def measure(file: Path) -> Row:
    """Take one block from text to calendar."""
    seconds: dict[str, float] = {}
    clock = time.perf_counter()

    def lap(stage: str) -> None:
        nonlocal clock
        now = time.perf_counter()
        seconds[stage], clock = now - clock, now

    text = file.read_text(encoding="utf-8")
    if "weeks" in yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
        text = scenario_text(file)
    clock = time.perf_counter()
    scenario = load_text(text, file.name, file.parent)
    lap("load")
    block, rules = under_model(scenario)
    decide = Decide(block)
    for rule in rules:
        decide.speak(rule)
    Formulation(decide)
    lap("build")
    plan = carry_over(solve(scenario).plan, None, scenario)
    lap("solve")
    broken = len(check(scenario, plan).broken)
    lap("check")
    write_plan(plan)
    to_ics(scenario, plan)
    lap("export")
    return Row(scenario, plan, broken, seconds)


def main(folder: str) -> int:
    """Print the table; 1 if a goal is not proven or a rule is broken."""
    print("  ".join(HEADER))
    good = True
    for file in sorted(Path(folder).glob("*.yaml")):
        row = measure(file)
        print("  ".join(row.cells()), flush=True)
        good = good and not row.broken and row.plan.status == "optimal"
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "scenarios"))
