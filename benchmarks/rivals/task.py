"""What every planner is given, what it hands in, and how that is judged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from periodize.block import Block
from periodize.engine.solution import Solution
from periodize.plan import Plan
from periodize.policy.case import Case, case_of
from periodize.prescribe.progression import sessions_of
from periodize.referee import goal_values, judge
from periodize.scenario import load
from periodize.statements.decide import Decide
from periodize.statements.decided import Decided


@dataclass(frozen=True, slots=True)
class Problem:
    """A case, and the seconds of search that each goal may take."""

    case: Case
    cap: float

    @property
    def block(self) -> Block:
        """What could stand."""
        return self.case.block

    def statements(self) -> Decided:
        """What the rules ask."""
        return Decide.asked(self.case.block, self.case.rules)


@dataclass(slots=True)
class Attempt:
    """What a planner hands in.

    Attributes:
        solution: sessions and menus; None where it found no plan.
        proven: the goals that it proved, in order.
        seconds: of each goal, as far as it came.
    """

    solution: Solution | None = None
    proven: list[str] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)


def problem_of(file: Path, cap: float) -> Problem:
    """The block of a scenario file, with its options made."""
    case = case_of(load(file))
    _ = case.block.options.menus
    return Problem(case, cap)


def judged(problem: Problem, attempt: Attempt) -> Mapping[str, Any]:
    """The attempt with the referee's numbers: each goal's value, the musts that are broken."""
    found: dict[str, Any] = {"proven": attempt.proven, "goals": attempt.seconds}
    if attempt.solution is None:
        return found
    solution = attempt.solution
    sessions = sessions_of(problem.block, solution.options, solution.contents)
    verdict = judge(problem.case, Plan(sessions=sessions))
    return {
        **found,
        "values": dict(goal_values(verdict.missed)),
        "broken": len(verdict.broken),
        "sessions": len(sessions),
    }
