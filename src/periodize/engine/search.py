"""One solve at a time, within a limit that several share, and what it finds on the way.

The solver's own signal handling is off: it leaves a process that the next Ctrl-C kills.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NoReturn

from ortools.sat.python.cp_model_helper import (
    CpSolverStatus,
    SatParameters,
    SolutionCallback,
    SolveWrapper,
)

from periodize.engine.rows import Rows
from periodize.engine.unfinished import Meaning, Unfinished
from periodize.errors import Interrupted, OutOfTime

if TYPE_CHECKING:
    from periodize.engine.standing import Standing

Status = Literal["optimal", "feasible", "infeasible", "unknown"]
STATUSES: dict[int, Status] = {
    int(CpSolverStatus.OPTIMAL): "optimal",
    int(CpSolverStatus.FEASIBLE): "feasible",
    int(CpSolverStatus.INFEASIBLE): "infeasible",
    int(CpSolverStatus.UNKNOWN): "unknown",
}


@dataclass(frozen=True, slots=True)
class Aim:
    """What a solve is for.

    Attributes:
        goal: its first goal.
        unit: what one unit of that goal is worth in the solver's objective.
        effort: the solver's own measure of work after which it gives up, the same on every machine;
            None is no limit.
        meaning: what the numbers stand for, where the plans that are found on the way are kept.
    """

    goal: str
    unit: int = 1
    effort: float | None = None
    meaning: Meaning | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a goal has come: its value so far (None before the first plan), bound and seconds."""

    goal: str
    value: int | None
    bound: int
    seconds: float


Report = Callable[[Progress], None]


class Abandoned(Exception):
    """Nobody waits for the work any more."""


class Deadline:
    """A limit in seconds of wall time over several solves; None is no limit. The user may stop it.

    Once stopped, whatever is still to be solved has no time left. `standing` is what there is of a
    plan for whoever cannot wait, None where that would be no answer. `running` are the solves that
    are under way, the oldest first; `spent` are those that are over, each with goal and seconds.
    `unfinished` is what was found on the way.
    Whoever hands in `stop` and sets it stops it, too; a stop by the user leaves that as it is.
    """

    def __init__(self, seconds: float | None, stop: threading.Event | None = None) -> None:
        self._end = None if seconds is None else time.monotonic() + seconds
        self._unwanted = stop or threading.Event()
        self._asked = [False]
        self.standing: Standing | None = None
        self.unfinished = Unfinished()
        self.abandoned = False
        self.running: list[Running] = []
        self.spent: list[tuple[str, float]] = []

    @property
    def left(self) -> float | None:
        """Seconds that are left, at least 0."""
        if self.stopped:
            return 0.0
        return None if self._end is None else max(0.0, self._end - time.monotonic())

    @property
    def stopped(self) -> bool:
        """Whether the user stopped it."""
        return self._asked[0] or self._unwanted.is_set()

    def ask_to_stop(self) -> None:
        """Ask for the end; whoever attends to the search brings it about. Safe within a signal."""
        self._asked[0] = True

    def stop(self) -> None:
        """End it now; said again, it reaches a solve that had not quite begun."""
        self._asked[0] = True
        self.end_searches()

    def end_searches(self) -> None:
        """End what is being solved; said again, it reaches what had not quite begun."""
        for running in tuple(self.running):
            running.solver.stop_search()

    def abandon(self) -> None:
        """Nobody waits any more: whoever still works leaves off where it is next asked."""
        self.abandoned = True
        self.end_searches()

    def go_on(self) -> None:
        """Go on with the work, if anybody waits for it.

        Raises:
            Abandoned: nobody does.
        """
        if self.abandoned:
            raise Abandoned

    def run_out(self) -> None:
        """No time is left: the solver may end some moments before the limit."""
        self._end = time.monotonic()

    def shorter(self, seconds: float) -> Deadline:
        """One of so many seconds from now that ends when the user stops either."""
        other = Deadline(seconds, self._unwanted)
        other._asked = self._asked
        return other

    def give_up(self) -> NoReturn:
        """Say that there was no plan yet.

        Raises:
            Interrupted: the user stopped it.
            OutOfTime: the limit came.
        """
        if self.stopped:
            raise Interrupted("stopped before any plan was found")
        raise OutOfTime("time ran out before any plan was found")


@dataclass(frozen=True, slots=True)
class Answer:
    """What one solve found; `solution` has the value of every number, None without a plan.

    `bound` is proven for the solver's objective; `interrupted` says that the user stopped this
    solve, or one before it.
    """

    status: Status
    value: int
    bound: int
    solution: tuple[int, ...] | None
    interrupted: bool


class _Best(SolutionCallback):
    def __init__(self, aim: Aim, unfinished: Unfinished) -> None:
        super().__init__()
        self.best: int | None = None
        self._meaning, self._unfinished = aim.meaning, unfinished

    def OnSolutionCallback(self) -> None:
        self.best = round(self.ObjectiveValue())
        if self._meaning is not None:
            response = self.Response()  # type: ignore[no-untyped-call]
            self._unfinished.learn(self._meaning, tuple(response.solution))


class Running:
    """A solve that is under way."""

    def __init__(self, aim: Aim, unfinished: Unfinished) -> None:
        self.solver = SolveWrapper()
        self._found = _Best(aim, unfinished)
        self._aim, self._bound, self._started = aim, 0, time.monotonic()
        self.solver.add_solution_callback(self._found)
        self.solver.add_best_bound_callback(self._raise_bound)

    def _raise_bound(self, bound: float) -> None:
        self._bound = round(bound)

    @property
    def progress(self) -> Progress:
        """How far it has come."""
        unit, best = self._aim.unit, self._found.best
        value = None if best is None else best // unit
        seconds = time.monotonic() - self._started
        return Progress(self._aim.goal, value, self._bound // unit, seconds)


def search(rows: Rows, aim: Aim, seed: int, deadline: Deadline) -> Answer:
    """Solve with one worker, reproducibly unless the deadline or the user cuts in.

    Raises:
        ValueError: the rows are malformed, which is a defect of ours.
        Abandoned: nobody waits for it any more.
    """
    deadline.go_on()
    running = Running(aim, deadline.unfinished)
    running.solver.set_parameters(_parameters(aim, seed, deadline))
    deadline.running.append(running)
    response = running.solver.solve(rows.message)  # type: ignore[no-untyped-call]
    deadline.running.remove(running)
    deadline.spent.append((aim.goal, response.wall_time))
    if int(response.status) not in STATUSES:
        raise ValueError(f"the solver refused the rows: {rows.defects()}")
    status = STATUSES[int(response.status)]
    if status in ("feasible", "unknown") and aim.effort is None:
        deadline.run_out()
    if status in ("infeasible", "unknown"):
        return Answer(status, 0, 0, None, deadline.stopped)
    value, bound = round(response.objective_value), round(response.best_objective_bound)
    return Answer(status, value, bound, tuple(response.solution), deadline.stopped)


def _parameters(aim: Aim, seed: int, deadline: Deadline) -> SatParameters:
    parameters = SatParameters()
    parameters.num_workers = 1
    # Measured over some five hundred searches of real blocks: proofs come from the bound.
    parameters.linearization_level = 2
    parameters.cut_level = 0
    parameters.use_objective_lb_search = True
    parameters.max_presolve_iterations = 1
    parameters.cp_model_use_sat_presolve = False
    parameters.symmetry_level = 0
    parameters.cp_model_probing_level = 1
    parameters.random_seed = seed
    parameters.catch_sigint_signal = False
    if aim.effort is not None:
        parameters.max_deterministic_time = aim.effort
    if deadline.left is not None:
        parameters.max_time_in_seconds = deadline.left
    return parameters
