"""The goals in order, for one part of a block: each solved, proven, and held while the next one is.

The first goals concern only where sessions stand. They are solved without menus first; that is a
relaxation, so its optimum is a bound for the whole, and it is proven for the whole as soon as the
whole has a plan with these values.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from periodize.engine.formulation import Formulation
from periodize.engine.search import Answer, Deadline, search
from periodize.engine.solution import Solution
from periodize.rules.base import GOALS, GoalName
from periodize.rules.decide import Decide, Statement

PLACEMENT_GOALS: tuple[GoalName, ...] = ("sessions", "gaps")
HURRY_SECONDS = 0.3
"""What a part still gets once the time is up or the user has stopped the search."""
CONTENT_GOALS: tuple[GoalName, ...] = ("balance", "steadiness", "preferences")


@dataclass(frozen=True, slots=True)
class Climb:
    """How far a part has come.

    Attributes:
        solution: the best that was found; None without any.
        values: what each goal costs that has a value.
        bounds: the proven bound of each goal that was begun.
        impossible: whether the part has no plan at all.
        interrupted: whether the user stopped it.
    """

    solution: Solution | None
    values: Mapping[str, int]
    bounds: Mapping[str, int]
    impossible: bool = False
    interrupted: bool = False

    @property
    def proven(self) -> bool:
        """Whether every goal is proven."""
        return all(self.values.get(goal) == self.bounds.get(goal, -1) for goal in GOALS)


@dataclass(slots=True)
class Ladder:
    """Goals solved one after the other on one formulation."""

    formulation: Formulation
    seed: int
    deadline: Deadline
    values: dict[str, int] = field(default_factory=dict)
    bounds: dict[str, int] = field(default_factory=dict)
    best: tuple[int, ...] | None = None
    impossible: bool = False
    interrupted: bool = False

    def climb(self, goals: Sequence[GoalName]) -> bool:
        """Solve the goals in order; False as soon as one cannot be proven."""
        for goal in goals:
            if self._is_perfect(goal):
                self.bounds[goal] = self.values[goal] = 0
            elif not self._is_solved(goal, self._solve(goal)):
                return False
            self.hold(goal, self.values[goal])
        return True

    def hold(self, goal: str, value: int) -> None:
        """Keep a goal at its value from now on."""
        self.formulation.model.add(self.formulation.value(goal) <= value)

    def take_over(self, goal: str, value: int) -> None:
        """Hold a goal at a value that is known to be its bound."""
        self.values[goal] = self.bounds[goal] = value
        self.hold(goal, value)

    def state_bound(self, goal: str, bound: int) -> None:
        """State a bound of a goal that is known."""
        self.formulation.model.add(self.formulation.value(goal) >= bound)

    def result(self) -> Climb:
        """What came of it."""
        solution = None if self.best is None else self.formulation.solution(self.best)
        return Climb(solution, self.values, self.bounds, self.impossible, self.interrupted)

    def _is_perfect(self, goal: GoalName) -> bool:
        """Whether the best plan so far has nothing to improve in a goal."""
        costs = self.formulation.costs[goal]
        return self.best is not None and not any(self.best[v.index] for _, v in costs)

    def _is_solved(self, goal: GoalName, answer: Answer) -> bool:
        self.impossible = answer.status == "infeasible"
        self.interrupted = answer.interrupted
        if not self.impossible:
            self.bounds[goal] = answer.bound
        if answer.solution is not None:
            self.best, self.values[goal] = answer.solution, answer.value
        return answer.status == "optimal"

    def _solve(self, goal: GoalName) -> Answer:
        model = self.formulation.model
        model.clear_hints()  # type: ignore[no-untyped-call]
        for index, value in enumerate(self.best or ()):
            model.add_hint(model.get_int_var_from_proto_index(index), value)
        model.minimize(self.formulation.value(goal))
        return search(model, goal, self.seed, self.deadline)


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be solved: some segments under some statements."""

    decide: Decide
    segments: frozenset[int]
    statements: Sequence[Statement]
    seed: int
    deadline: Deadline

    def ladder(self, *, content: bool = True) -> Ladder:
        """The goals of the task, with menus or without."""
        formulation = Formulation(
            self.decide, content=content, segments=self.segments, statements=self.statements
        )
        return Ladder(formulation, self.seed, self.deadline)


def climb(task: Task) -> Climb:
    """Solve all goals, where sessions stand first without menus."""
    first = task.ladder(content=False)
    if not first.climb(PLACEMENT_GOALS):
        return Climb(None, {}, first.bounds, first.impossible, first.interrupted)
    whole = task.ladder()
    for goal in PLACEMENT_GOALS:
        whole.take_over(goal, first.values[goal])
    whole.climb(CONTENT_GOALS)
    if whole.impossible:
        whole = task.ladder()
        whole.climb(GOALS)
    return whole.result()


def climb_from(task: Task, floors: Mapping[str, int]) -> Climb:
    """Solve all goals of a task whose optimum is known to be no better than the floors.

    The goals that the parts of a task can meet together as well as apart are not solved again: a
    single plan with these values proves them.
    """
    for count in (3, 2):
        ladder = task.ladder()
        for goal in GOALS[:count]:
            ladder.take_over(goal, floors[goal])
        ladder.state_bound(GOALS[count], floors[GOALS[count]])
        ladder.climb(GOALS[count:])
        if not ladder.impossible:
            return ladder.result()
    return climb(task)


def hurried(task: Task) -> Climb:
    """Any plan with as many of its sessions as a moment finds; nothing in it is proven."""
    ladder = task.ladder()
    ladder.deadline = Deadline(HURRY_SECONDS)
    ladder.climb(GOALS[:1])
    ladder.bounds.clear()
    return ladder.result()


def extend(task: Task, values: Mapping[str, int]) -> Solution | None:
    """A solution whose goals cost no more than these values, if there is one."""
    ladder = task.ladder()
    for goal, value in values.items():
        ladder.hold(goal, value)
    answer = search(ladder.formulation.model, "edges", task.seed, task.deadline)
    return None if answer.solution is None else ladder.formulation.solution(answer.solution)
