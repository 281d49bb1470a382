"""The engine as it is shipped."""

from __future__ import annotations

from benchmarks.rivals.task import Attempt, Problem
from periodize.engine import Deadline, solve
from periodize.engine.solution import Solution
from periodize.rules.base import GOALS


def attempt(problem: Problem) -> Attempt:
    """Solve until every goal is proven, or five goals' time is up."""
    deadline = Deadline(problem.cap * len(GOALS))
    outcome = solve(problem.case, deadline=deadline)
    seconds: dict[str, float] = dict.fromkeys(GOALS, 0.0)
    for goal, spent in deadline.spent:
        seconds[goal] = seconds.get(goal, 0.0) + spent
    proven: list[str] = [*GOALS] if outcome.proven else []
    return Attempt(Solution(outcome.options, outcome.contents), proven, seconds)
