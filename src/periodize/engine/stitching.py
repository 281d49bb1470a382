"""Parts of a block beside each other, each with a plan of its own, that must fit.

Where a part clashes with those that stand already, it looks for another plan as good as its own
that fits; else each of the parts that a clash ties to it does, the latest first.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from periodize.engine.coupling import Segments
from periodize.engine.lexicographic import Climb
from periodize.engine.solution import Solution
from periodize.engine.task import Tasks, extend
from periodize.statements.statement import Statement


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """Some segments with the plan that was chosen for them, as good as the best one.

    Attributes:
        segments: what it is made of.
        climb: how far its goals have come.
        solution: its plan.
        parts: those that it was joined from, since they could not stand apart.
    """

    segments: Segments
    climb: Climb
    solution: Solution
    parts: tuple[Part, ...] = ()

    def agreeing_with(self, other: Part) -> Part:
        """The same plan; a choice that both made, such as a home day, is as the other made it."""
        mine, others = self.solution.choices, other.solution.choices
        shared = Solution(choices={choice: others[choice] for choice in mine if choice in others})
        return replace(self, solution=self.solution + shared)


class Fitting:
    """Parts that fit each other.

    Attributes:
        parts: those that stand so far.
    """

    def __init__(self, tasks: Tasks) -> None:
        """Begin with none."""
        self._tasks, self._reach = tasks, tasks.reach
        self.parts: list[Part] = []

    def add(self, part: Part) -> bool:
        """Let a part stand beside the others, if need be with another plan; whether it does."""
        fitting = self._fitted(part, self.parts)
        if fitting is not None:
            self.parts.append(fitting)
            return True
        for other in self._tied_to(part):
            rest = [each for each in self.parts if each is not other]
            moved = self._fitted(other, [*rest, part])
            if moved is None:
                continue
            agreeing = part.agreeing_with(moved)
            if not self._clashes(agreeing, [*rest, moved]):
                self.parts = [*(moved if each is other else each for each in self.parts), agreeing]
                return True
        return False

    def take_joined(self, part: Part) -> list[Part]:
        """Take away those that a part is to be joined with: all of a clash between the fewest."""
        around = [self._reach.of(clash) for clash in self._clashes(part, self.parts)]
        tied = [[each for each in self.parts if each.segments & some] for some in around]
        taken = min(tied, key=len)
        self.parts = [each for each in self.parts if each not in taken]
        return taken[::-1]

    def take_away(self, segments: Segments) -> list[Part]:
        """Take away the parts that share any statement with some segments."""
        edges = self._edges(segments, self.parts)
        around = frozenset[int]().union(*map(self._reach.of, edges))
        tied = [each for each in self.parts if each.segments & around]
        self.parts = [each for each in self.parts if each not in tied]
        return tied

    def settled(self, segments: Segments, others: Sequence[Part]) -> list[Statement]:
        """The statements between some segments and other parts, with those as they stand."""
        given = together(others)
        return [
            self._reach.settled(statement, segments, given)
            for statement in self._edges(segments, others)
        ]

    def _fitted(self, part: Part, others: Sequence[Part]) -> Part | None:
        """The part with a plan as good as its own that clashes with no other part."""
        if not self._clashes(part, others):
            return part
        settled = self.settled(part.segments, others)
        solution = extend(self._tasks.of(part.segments), part.climb, settled)
        if solution is None:
            return None
        return Part(part.segments, part.climb, solution, part.parts)

    def _tied_to(self, part: Part) -> list[Part]:
        """The parts that share a statement with this one that is not kept, the latest first."""
        segments = frozenset[int]().union(*map(self._reach.of, self._clashes(part, self.parts)))
        return [each for each in reversed(self.parts) if each.segments & segments]

    def _clashes(self, part: Part, others: Sequence[Part]) -> Collection[Statement]:
        whole = together(others) + part.solution
        return [each for each in self._edges(part.segments, others) if whole.excess(each)]

    def _edges(self, segments: Segments, others: Sequence[Part]) -> list[Statement]:
        around = frozenset[int]().union(*(other.segments for other in others))
        return self._reach.edges(segments, around)


def together(parts: Sequence[Part]) -> Solution:
    """The plans of some parts as one."""
    return sum((part.solution for part in parts), Solution())
