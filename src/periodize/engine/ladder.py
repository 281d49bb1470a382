"""The goals in order, for one part of a block: each solved, proven, and held while the next one is.

The first goals concern only where sessions stand. They are solved without menus first; that is a
relaxation, so its optimum is a bound for the whole, and it is proven for the whole as soon as the
whole has a plan with these values.

The last goals are solved together, each unit of one worth more than all that the next could cost:
the same optimum for one search instead of two.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from periodize.engine.formulation import ROW_LIMIT, Formulation
from periodize.engine.nearness import MOVED, SWAPPED
from periodize.engine.rows import Number
from periodize.engine.search import Aim, Answer, Deadline, search
from periodize.engine.solution import Solution
from periodize.rules.base import GOALS
from periodize.rules.decide import Decide, Statement

Step = tuple[str, ...]
"""Goals that are solved together, the first one first."""
STEPS: tuple[Step, ...] = (("sessions",), ("gaps",), ("balance",), ("steadiness", "preferences"))
FEWEST_MOVES_FIRST: tuple[Step, ...] = ((MOVED,), *STEPS)
NEAREST: tuple[Step, ...] = ((MOVED, SWAPPED),)
OF_PLACES = (MOVED, "sessions", "gaps")
"""The goals that only concern where sessions stand."""
FIT_EFFORT = 0.03
"""How long a part is tried to be moved before it is joined, in the solver's measure of work."""
HURRY_SECONDS = 0.3
"""What a part still gets once the time is up or the user has stopped the search."""


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

    def climb(self, steps: Sequence[Step]) -> bool:
        """Solve the goals in order; False as soon as one cannot be proven."""
        return all(self._take(goals) for step in steps for goals in self._weighable(step))

    def _take(self, goals: Step) -> bool:
        """Solve some goals together and hold them; what is perfect already needs no search."""
        while goals and self._is_perfect(goals[0]):
            self.take_over(goals[0], 0)
            goals = goals[1:]
        if not goals:
            return True
        if not self._is_solved(goals, self._solve(goals)):
            return False
        for goal in goals:
            self.hold(goal, self.values[goal])
        return True

    def hold(self, goal: str, value: int) -> None:
        """Keep a goal at its value from now on."""
        self.formulation.rows.at_most(self.formulation.costs[goal], value)

    def take_over(self, goal: str, value: int) -> None:
        """Hold a goal at a value that is known to be its bound."""
        self.values[goal] = self.bounds[goal] = value
        self.hold(goal, value)

    def state_bound(self, goal: str, bound: int) -> None:
        """State a bound of a goal that is known."""
        self.formulation.rows.at_least(self.formulation.costs[goal], bound)

    def result(self) -> Climb:
        """What came of it."""
        solution = None if self.best is None else self.formulation.solution(self.best)
        return Climb(solution, self.values, self.bounds, self.impossible, self.interrupted)

    def _is_perfect(self, goal: str) -> bool:
        """Whether the best plan so far has nothing to improve in a goal."""
        return self.best is not None and self._cost(goal, self.best) == 0

    def _is_solved(self, goals: Step, answer: Answer) -> bool:
        self.impossible = answer.status == "infeasible"
        self.interrupted = answer.interrupted
        if not self.impossible:
            self.bounds[goals[0]] = answer.bound // self._weights(goals)[0]
        if answer.solution is not None:
            self.best = answer.solution
            self.values |= {goal: self._cost(goal, answer.solution) for goal in goals}
        if answer.status != "optimal":
            return False
        self.bounds |= {goal: self.values[goal] for goal in goals}
        return True

    def _cost(self, goal: str, solution: Sequence[int]) -> int:
        return self.formulation.rows.worth(self.formulation.costs[goal], solution)

    def _weighable(self, step: Step) -> Sequence[Step]:
        """The step as a whole, or goal by goal where the weights would grow too large."""
        whole = sum(
            weight * self.formulation.most(goal)
            for goal, weight in zip(step, self._weights(step), strict=True)
        )
        return [step] if whole < ROW_LIMIT else [(goal,) for goal in step]

    def _weights(self, goals: Step) -> list[int]:
        """What a unit of each goal is worth: more than all that the goals after it could cost."""
        weights = [1]
        for goal in reversed(goals[1:]):
            weights.insert(0, weights[0] * (1 + self.formulation.most(goal)))
        return weights

    def _solve(self, goals: Step) -> Answer:
        rows, weights = self.formulation.rows, self._weights(goals)
        if self.best is not None:
            rows.hint({Number(place): value for place, value in enumerate(self.best)})
        worth: dict[Number, int] = {}
        for goal, weight in zip(goals, weights, strict=True):
            for number, cost in self.formulation.costs[goal].items():
                worth[number] = worth.get(number, 0) + weight * cost
        rows.minimize(worth)
        return search(rows, Aim(goals[0], weights[0]), self.seed, self.deadline)


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be solved: some segments under some statements, goals in steps."""

    decide: Decide
    segments: frozenset[int]
    statements: Sequence[Statement]
    seed: int
    deadline: Deadline
    steps: tuple[Step, ...] = STEPS

    def ladder(self, *, content: bool = True) -> Ladder:
        """The goals of the task, with menus or without."""
        formulation = Formulation(
            self.decide, content=content, segments=self.segments, statements=self.statements
        )
        return Ladder(formulation, self.seed, self.deadline)


def climb(task: Task) -> Climb:
    """Solve all goals, where sessions stand first without menus."""
    first = task.ladder(content=False)
    if not first.climb([step for step in task.steps if step[0] in OF_PLACES]):
        return Climb(None, {}, first.bounds, first.impossible, first.interrupted)
    whole = task.ladder()
    for goal, value in first.values.items():
        whole.take_over(goal, value)
    whole.climb([step for step in task.steps if step[0] not in OF_PLACES])
    if whole.impossible:
        whole = task.ladder()
        whole.climb(task.steps)
    return whole.result()


def climb_from(task: Task, floors: Mapping[str, int]) -> Climb:
    """Solve all goals of a task whose optimum is known to be no better than the floors.

    The goals that the parts of a task can meet together as well as apart are not solved again: a
    single plan with these values proves them.
    """
    for count in (-1, -2):
        ladder = task.ladder()
        for step in task.steps[:count]:
            ladder.take_over(step[0], floors[step[0]])
        first = task.steps[count][0]
        ladder.state_bound(first, floors[first])
        ladder.climb(task.steps[count:])
        if not ladder.impossible:
            return ladder.result()
    return climb(task)


def nearest(
    task: Task, values: Mapping[str, int], known: Solution, floors: Mapping[str, int]
) -> Climb:
    """Of all plans of a task whose goals are worth this, the one that changes the least.

    Args:
        task: with what it costs to change.
        values: what each goal may cost.
        known: a plan to try first.
        floors: how little can change at least, where that is known.
    """
    ladder = task.ladder()
    for goal, value in values.items():
        ladder.take_over(goal, value)
    if MOVED in floors:
        ladder.state_bound(MOVED, floors[MOVED])
    ladder.formulation.hint(known)
    ladder.climb(NEAREST)
    return ladder.result()


def hurried(task: Task) -> Climb:
    """Any plan with as many of its sessions as a moment finds; nothing in it is proven."""
    ladder = task.ladder()
    ladder.deadline = Deadline(HURRY_SECONDS)
    ladder.climb(task.steps[:1])
    ladder.bounds.clear()
    return ladder.result()


def extend(task: Task, values: Mapping[str, int]) -> Solution | None:
    """A solution whose goals cost no more than these values, if a short search finds one."""
    ladder = task.ladder()
    for goal, value in values.items():
        ladder.hold(goal, value)
    aim = Aim("edges", effort=FIT_EFFORT)
    answer = search(ladder.formulation.rows, aim, task.seed, task.deadline)
    return None if answer.solution is None else ladder.formulation.solution(answer.solution)
