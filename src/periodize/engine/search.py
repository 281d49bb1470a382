"""One solve at a time, in a thread of its own, so that Ctrl-C always finds somebody listening.

The solver's own signal handling is off: it leaves a process that the next Ctrl-C kills. The calling
thread waits in short steps, reports progress, and stops the solver when it is interrupted.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from ortools.sat.python import cp_model

STEP_SECONDS = 0.02

Status = Literal["optimal", "feasible", "infeasible", "unknown"]
STATUSES: dict[int, Status] = {
    int(cp_model.OPTIMAL): "optimal",
    int(cp_model.FEASIBLE): "feasible",
    int(cp_model.INFEASIBLE): "infeasible",
    int(cp_model.UNKNOWN): "unknown",
}


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a goal has come: its value so far (None before the first plan), bound and seconds."""

    goal: str
    value: int | None
    bound: int
    seconds: float


Report = Callable[[Progress], None]


class Deadline:
    """A limit in seconds of wall time over several solves; None is no limit. The user may stop it.

    Once stopped, whatever is still to be solved has no time left.
    """

    def __init__(self, seconds: float | None) -> None:
        self._end = None if seconds is None else time.monotonic() + seconds
        self._stopped = threading.Event()

    @property
    def left(self) -> float | None:
        """Seconds that are left, at least 0."""
        if self.stopped:
            return 0.0
        return None if self._end is None else max(0.0, self._end - time.monotonic())

    @property
    def stopped(self) -> bool:
        """Whether the user stopped it."""
        return self._stopped.is_set()

    def stop(self) -> None:
        """End it now."""
        self._stopped.set()

    def unlimited(self) -> Deadline:
        """One without a limit that ends when the user stops either."""
        other = Deadline(None)
        other._stopped = self._stopped
        return other


@dataclass(frozen=True, slots=True)
class Answer:
    """What one solve found; `solution` has a value per variable of the model, None without a plan.

    `bound` is proven for the objective; `interrupted` says that the user stopped this solve, or one
    before it.
    """

    status: Status
    value: int
    bound: int
    solution: tuple[int, ...] | None
    interrupted: bool


class _Watch(cp_model.CpSolverSolutionCallback):
    def __init__(self) -> None:
        super().__init__()
        self.best: int | None = None

    def on_solution_callback(self) -> None:
        self.best = round(self.objective_value)


def search(
    model: cp_model.CpModel, goal: str, seed: int, deadline: Deadline, report: Report | None
) -> Answer:
    """Solve a model with one worker, reproducibly unless the deadline or the user cuts in.

    Raises:
        ValueError: the model is malformed, which is a defect of ours.
    """
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.linearization_level = 2
    solver.parameters.random_seed = seed
    solver.parameters.catch_sigint_signal = False
    if deadline.left is not None:
        solver.parameters.max_time_in_seconds = deadline.left
    watch, bounds = _Watch(), [0]
    solver.best_bound_callback = lambda bound: bounds.__setitem__(0, round(bound))
    outcome: list[int] = []
    done = threading.Event()

    def work() -> None:
        try:
            outcome.append(int(solver.solve(model, watch)))
        finally:
            done.set()

    threading.Thread(target=work).start()
    _wait(done, solver, goal, watch, bounds, deadline, report)
    if not outcome or outcome[0] not in STATUSES:
        raise ValueError(f"the solver refused the model: {model.validate()}")
    status = STATUSES[outcome[0]]
    if status in ("infeasible", "unknown"):
        return Answer(status, 0, bounds[0], None, deadline.stopped)
    values = tuple(solver.response_proto.solution)
    bound = round(solver.best_objective_bound)
    return Answer(status, round(solver.objective_value), bound, values, deadline.stopped)


def _wait(
    done: threading.Event,
    solver: cp_model.CpSolver,
    goal: str,
    watch: _Watch,
    bounds: list[int],
    deadline: Deadline,
    report: Report | None,
) -> None:
    # An event, since an interrupted Thread.join calls a running thread finished (bpo-45274).
    started = time.monotonic()
    while not done.is_set():
        try:
            done.wait(STEP_SECONDS)
            if deadline.stopped:
                solver.stop_search()
            elif report:
                report(Progress(goal, watch.best, bounds[0], time.monotonic() - started))
        except KeyboardInterrupt:
            deadline.stop()
