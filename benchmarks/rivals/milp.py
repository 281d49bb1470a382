"""The plain formulation as a mixed-integer program, solved by HiGHS.

The rows are read off the very model that CP-SAT gets, so both have the same variables, bounds and
products. HiGHS runs in a process of its own: it cannot be imported beside OR-Tools.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

from benchmarks.rivals.task import Attempt, Problem
from periodize.engine.formulation import Formulation
from periodize.rules.base import GOALS

PATIENCE = 3
"""How often all of its time HiGHS gets before it counts as lost; its limit is not always kept."""
Row = tuple[list[int], list[int], float, float]
"""Columns, their weights, and the least and the most that they may add up to."""


def attempt(problem: Problem) -> Attempt:
    """Let HiGHS solve goal by goal until one is not proven within its time."""
    formulation = Formulation(problem.statements())
    given = json.dumps({**as_rows(formulation), "cap": problem.cap})
    try:
        process = subprocess.run(
            [sys.executable, "-m", "benchmarks.rivals.highs"],
            input=given,
            capture_output=True,
            text=True,
            check=True,
            timeout=PATIENCE * problem.cap * len(GOALS),
        )
    except subprocess.TimeoutExpired:
        return Attempt()
    found = json.loads(process.stdout.splitlines()[-1])
    values = found["values"]
    solution = None if values is None else formulation.solution(values)
    return Attempt(solution, found["proven"], found["seconds"])


def as_rows(formulation: Formulation) -> dict[str, Any]:
    """The model's variables, rows and goals as plain numbers."""
    message = formulation.rows.message
    bounds = [list(variable.domain) for variable in message.variables]
    rows = [_row(constraint) for constraint in message.constraints]
    goals = [
        [goal, [[number, weight] for number, weight in formulation.costs[goal].items()]]
        for goal in GOALS
    ]
    return {"bounds": bounds, "rows": rows, "goals": goals}


def _row(constraint: Any) -> Row:
    if constraint.has_linear():
        linear = constraint.linear
        least, most = linear.domain
        return list(linear.vars), list(linear.coeffs), float(least), float(most)
    if constraint.has_bool_and() and len(constraint.enforcement_literal) == 1:
        (first,), (then,) = constraint.enforcement_literal, constraint.bool_and.literals
        return [first, then], [1, -1], float("-inf"), 0.0
    raise ValueError(f"not a row: {constraint}")
