"""The goals in order, for one part of a block: each solved, proven, and held while the next one is.

The last goals are solved together, each unit of one worth more than all that the next could cost:
the same optimum for one search instead of two.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from periodize.engine.formulation import ROW_LIMIT, Formulation
from periodize.engine.rows import Number, Rows
from periodize.engine.search import Aim, Answer, Deadline, search
from periodize.engine.solution import Solution
from periodize.rules.base import GOALS
from periodize.statements.statement import Statement

Step = tuple[str, ...]
"""Goals that are solved together, the first one first."""
FEW = 2
"""So many goals are faster solved together than one after the other, however long they take."""
TOGETHER_EFFORT = 1.0
"""How long more goals are tried to be solved together, in the solver's measure of work."""


@dataclass(frozen=True, slots=True)
class Climb:
    """How far a part has come.

    Attributes:
        solution: the best that was found; None without any.
        values: what each goal costs that has a value.
        bounds: the proven bound of each goal that was begun.
        impossible: whether the part has no plan at all.
        interrupted: whether the user stopped it.
        formulation: what was solved, no goal of it held.
    """

    solution: Solution | None
    values: Mapping[str, int]
    bounds: Mapping[str, int]
    impossible: bool = False
    interrupted: bool = False
    formulation: Formulation | None = field(default=None, repr=False, compare=False)

    @property
    def proven(self) -> bool:
        """Whether every goal is proven."""
        return all(self.values.get(goal) == self.bounds.get(goal, -1) for goal in GOALS)


def bounds_of(climbs: Sequence[Climb], goals: Sequence[str]) -> dict[str, int]:
    """What each goal costs at least, over several parts.

    A part's later goals are bounded where its earlier ones are as good as can be; so nothing is
    known of a goal after one that is not proven in every part.
    """
    known = dict.fromkeys(goals, 0)
    for goal in goals:
        known[goal] = sum(found.bounds.get(goal, 0) for found in climbs)
        if any(found.values.get(goal) != found.bounds.get(goal, -1) for found in climbs):
            break
    return known


@dataclass(slots=True)
class Ladder:
    """Goals solved one after the other on a copy of a formulation's rows."""

    formulation: Formulation
    seed: int
    deadline: Deadline
    values: dict[str, int] = field(default_factory=dict)
    bounds: dict[str, int] = field(default_factory=dict)
    best: tuple[int, ...] | None = None
    impossible: bool = False
    interrupted: bool = False
    rows: Rows = field(init=False)

    def __post_init__(self) -> None:
        self.rows = self.formulation.rows.copy()

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
            return len(goals) > FEW and not self.impossible and self._take_apart(goals)
        for goal in goals:
            self.hold(goal, self.values[goal])
        return True

    def _take_apart(self, goals: Step) -> bool:
        """Solve goals that a short search has not solved together: the first one, then the rest."""
        self.state_bound(goals[0], self.bounds[goals[0]])
        return self._take(goals[:1]) and self._take(goals[1:])

    def hold(self, goal: str, value: int) -> None:
        """Keep a goal at its value from now on."""
        self.rows.at_most(self.formulation.costs[goal], value)

    def take_over(self, goal: str, value: int) -> None:
        """Hold a goal at a value that is known to be its bound."""
        self.values[goal] = self.bounds[goal] = value
        self.hold(goal, value)

    def hold_within(self, statements: Iterable[Statement], goal: str, value: int) -> None:
        """Keep what some statements add to a goal at a value from now on."""
        self.rows.at_most(self.formulation.costs_of(goal, statements), value)

    def state_bound(self, goal: str, bound: int) -> None:
        """State a bound of a goal that is known."""
        self.rows.at_least(self.formulation.costs[goal], bound)

    def state_bound_within(self, statements: Iterable[Statement], goal: str, bound: int) -> None:
        """State a bound that is known of what some statements add to a goal."""
        self.rows.at_least(self.formulation.costs_of(goal, statements), bound)

    def state_bounds_within(
        self, statements: Sequence[Statement], bounds: Mapping[str, int], goals: Sequence[str]
    ) -> None:
        """State what some statements add to each goal at least, where the goals count in order.

        A later goal is below its bound only where an earlier one is above its own: each unit above
        counts for as much as could be gained by it.
        """
        costs = [self.formulation.costs_of(goal, statements) for goal in goals]
        for place, goal in enumerate(goals):
            worth, least, gain = dict(costs[place]), bounds[goal], bounds[goal]
            for earlier in reversed(range(place)):
                for number, cost in costs[earlier].items():
                    worth[number] = worth.get(number, 0) + gain * cost
                least += gain * bounds[goals[earlier]]
                gain += gain * bounds[goals[earlier]]
            if least and self.rows.span(worth)[1] < ROW_LIMIT:
                self.rows.at_least(worth, least)

    def result(self) -> Climb:
        """What came of it."""
        solution = None if self.best is None else self.formulation.solution(self.best)
        return Climb(
            solution,
            self.values,
            self.bounds,
            self.impossible,
            self.interrupted,
            self.formulation,
        )

    def _is_perfect(self, goal: str) -> bool:
        """Whether the best plan so far has nothing to improve in a goal."""
        return self.best is not None and self._cost(goal, self.best) == 0

    def _is_solved(self, goals: Step, answer: Answer) -> bool:
        self.impossible = answer.status == "infeasible"
        self.interrupted = answer.interrupted
        if not self.impossible:
            bound = answer.bound // self._weights(goals)[0]
            self.bounds[goals[0]] = max(bound, self.bounds.get(goals[0], 0))
        if answer.solution is not None:
            self.best = answer.solution
            self.values |= {goal: self._cost(goal, answer.solution) for goal in goals}
        if answer.status != "optimal":
            return False
        self.bounds |= {goal: self.values[goal] for goal in goals}
        return True

    def _cost(self, goal: str, solution: Sequence[int]) -> int:
        return self.rows.worth(self.formulation.costs[goal], solution)

    def _weighable(self, step: Step) -> Sequence[Step]:
        """The step as a whole, or its first goals apart where the weights would grow too large."""
        whole = sum(
            weight * self.formulation.most(goal)
            for goal, weight in zip(step, self._weights(step), strict=True)
        )
        if len(step) == 1 or whole < ROW_LIMIT:
            return [step]
        return [step[:1], *self._weighable(step[1:])]

    def _weights(self, goals: Step) -> list[int]:
        """What a unit of each goal is worth: more than all that the goals after it could cost."""
        weights = [1]
        for goal in reversed(goals[1:]):
            weights.insert(0, weights[0] * (1 + self.formulation.most(goal)))
        return weights

    def _solve(self, goals: Step) -> Answer:
        rows, weights = self.rows, self._weights(goals)
        if self.best is not None:
            rows.hint({Number(place): value for place, value in enumerate(self.best)})
        worth: dict[Number, int] = {}
        for goal, weight in zip(goals, weights, strict=True):
            for number, cost in self.formulation.costs[goal].items():
                worth[number] = worth.get(number, 0) + weight * cost
        rows.minimize(worth)
        effort = TOGETHER_EFFORT if len(goals) > FEW else None
        return search(
            rows, Aim(goals[0], weights[0], effort, self.formulation), self.seed, self.deadline
        )
