"""A mixed-integer program, read from stdin as JSON, solved goal by goal by HiGHS. See `milp`."""

from __future__ import annotations

import json
import math
import sys
import time
from collections import Counter
from itertools import accumulate
from typing import Any

import highspy
import numpy as np

FAR = 2.0**62
"""The rows' own way to say that there is no limit."""
OPTIONS = {
    "output_flag": False,
    # With more it was seen to stand still for good; the other solvers search with one, too.
    "threads": 1,
    "random_seed": 1,
    "mip_rel_gap": 0.0,
    # Goals are whole numbers: less than one apart is met.
    "mip_abs_gap": 0.99,
}


def main() -> None:
    """Print the values of the best solution, the goals proven, and the seconds of each."""
    given = json.load(sys.stdin)
    solver = _solver(given)
    values: list[int] | None = None
    proven: list[str] = []
    seconds: dict[str, float] = {}
    for goal, pairs in given["goals"]:
        costs = Counter[int]()
        for column, weight in pairs:
            costs[column] += weight
        started = time.perf_counter()
        is_proven, found = _minimised(solver, costs, values, given["cap"])
        seconds[goal] = time.perf_counter() - started
        values = found or values
        if not is_proven or values is None:
            break
        proven.append(goal)
        best = sum(weight * values[column] for column, weight in costs.items())
        solver.addRow(-math.inf, best, len(costs), list(costs), list(costs.values()))
    print(json.dumps({"values": values, "proven": proven, "seconds": seconds}))


def _solver(given: dict[str, Any]) -> Any:
    rows, bounds = given["rows"], given["bounds"]
    program = highspy.HighsLp()
    program.num_col_, program.num_row_ = len(bounds), len(rows)
    program.col_cost_ = np.zeros(len(bounds))
    program.col_lower_ = np.array([low for low, _ in bounds], float)
    program.col_upper_ = np.array([high for _, high in bounds], float)
    program.integrality_ = [highspy.HighsVarType.kInteger] * len(bounds)
    program.row_lower_ = np.array([_limit(row[2]) for row in rows])
    program.row_upper_ = np.array([_limit(row[3]) for row in rows])
    matrix = program.a_matrix_
    matrix.format_ = highspy.MatrixFormat.kRowwise
    matrix.start_ = np.array(list(accumulate((len(row[0]) for row in rows), initial=0)))
    matrix.index_ = np.array([column for row in rows for column in row[0]])
    matrix.value_ = np.array([weight for row in rows for weight in row[1]], float)
    solver = highspy.Highs()
    for option, value in OPTIONS.items():
        solver.setOptionValue(option, value)
    solver.passModel(program)
    return solver


def _limit(value: float) -> float:
    return value if abs(value) < FAR else math.copysign(math.inf, value)


def _minimised(
    solver: Any, costs: dict[int, int], start: list[int] | None, cap: float
) -> tuple[bool, list[int] | None]:
    """Whether the least cost is proven, and a solution with it."""
    columns = solver.getNumCol()
    objective = np.zeros(columns)
    objective[list(costs)] = list(costs.values())
    solver.changeColsCost(columns, np.arange(columns), objective)
    if start is not None:
        known = highspy.HighsSolution()
        known.col_value = [float(value) for value in start]
        solver.setSolution(known)
    solver.setOptionValue("time_limit", cap)
    solver.run()
    is_proven = solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
    if solver.getInfo().primal_solution_status != highspy.kSolutionStatusFeasible:
        return False, None
    return is_proven, [round(value) for value in solver.getSolution().col_value]


if __name__ == "__main__":
    main()
