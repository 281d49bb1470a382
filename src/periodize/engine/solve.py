"""The best plan of a block, part by part.

Each part is solved by itself, goal by goal. The sum of the parts' optima is a bound for the
block, since dropping the statements between parts can only help; it is the block's optimum as
soon as the parts together keep those statements and miss no wish in them. Where they clash, the
later part looks for a plan as good that fits; where there is none, the parts become one.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial

from periodize.block import Block, Menu, Option
from periodize.engine.conflict import clash
from periodize.engine.ladder import Climb, Task, extend, hurried
from periodize.engine.memory import Memory
from periodize.engine.reach import Reach, Segments
from periodize.engine.search import Deadline
from periodize.engine.solution import Solution
from periodize.errors import NoPlanExists
from periodize.rules.base import GOALS, Rule
from periodize.rules.decide import Decide, Statement

WORKERS = min(os.cpu_count() or 1, 8)
"""Parts that are solved side by side; each by one worker, so that their number changes no plan."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the engine chose.

    Attributes:
        options: the sessions that stand.
        contents: the exercises of each menu that they use.
        bounds: for each goal the bound that was proven.
        proven: whether every goal is proven best.
        decide: what the rules asked, with what they forbade.
    """

    options: tuple[Option, ...]
    contents: dict[Menu, tuple[str, ...]]
    bounds: dict[str, int]
    proven: bool
    decide: Decide


@dataclass(frozen=True, slots=True)
class _Part:
    segments: Segments
    climb: Climb
    solution: Solution


class _Search:
    """The parts of one block, solved from left to right."""

    def __init__(
        self,
        block: Block,
        rules: Sequence[Rule],
        seed: int,
        deadline: Deadline,
        memory: Memory,
    ) -> None:
        self._rules, self._memory = rules, memory
        self._seed, self._deadline = seed, deadline
        self.decide = Decide.asked(block, rules)
        self._reach = Reach(self.decide)
        self.parts: list[_Part] = []

    def run(self) -> None:
        """Solve the parts side by side, then fit them from left to right."""
        with ThreadPoolExecutor(WORKERS) as pool:
            apart = [
                (segments, pool.submit(self._memory.climb, self._inside(segments)))
                for segments in self._reach.parts()
            ]
            try:
                self._fit_all(deque((segments, found.result) for segments, found in apart))
            finally:
                pool.shutdown(wait=False, cancel_futures=True)

    def _fit_all(self, waiting: deque[tuple[Segments, Callable[[], Climb]]]) -> None:
        """Take the parts in order, joining those that cannot stand apart."""
        while waiting:
            segments, found = waiting.popleft()
            part = self._part(segments, found())
            if part is None:
                self._hurry([segments, *(left for left, _ in waiting)])
                return
            if self._is_fitted(part):
                continue
            if self._deadline.left == 0:
                self._hurry([segments, *(left for left, _ in waiting)])
                return
            earlier = self.parts.pop()
            joined, floors = self._join(earlier, part)
            waiting.appendleft((joined, partial(self._memory.climb, self._inside(joined), floors)))

    def _join(self, earlier: _Part, later: _Part) -> tuple[Segments, dict[str, int]]:
        floors: dict[str, int] = {
            goal: later.climb.bounds.get(goal, 0) + earlier.climb.bounds.get(goal, 0)
            for goal in GOALS
        }
        return earlier.segments | later.segments, floors

    def _part(self, segments: Segments, found: Climb) -> _Part | None:
        """The part with its plan; None if the search was stopped before it had one."""
        if found.solution is not None:
            return _Part(segments, found, found.solution)
        if found.impossible:
            raise NoPlanExists(clash(self.decide, self._rules, segments, self._deadline))
        if not self.parts:
            self._deadline.give_up()
        return None

    def _hurry(self, left: Sequence[Segments]) -> None:
        """Give the parts that are left some plan each, so that what is solved is not lost."""
        for segments in left:
            empty = _Part(segments, Climb(None, {}, {}), Solution())
            statements = [*self._reach.inside(segments), *self._settled(empty, self.parts)]
            found = hurried(self._task(segments, statements))
            if found.solution is not None:
                self.parts.append(_Part(segments, found, found.solution))
            elif any(s.penalty is None and Solution().excess(s) for s in statements):
                self._deadline.give_up()
            else:
                self.parts.append(empty)

    def _inside(self, segments: Segments) -> Task:
        """The segments by themselves."""
        return self._task(segments, self._reach.inside(segments))

    def _task(self, segments: Segments, statements: Sequence[Statement]) -> Task:
        return Task(self.decide, segments, statements, self._seed, self._deadline)

    def _is_fitted(self, part: _Part) -> bool:
        """Whether the part fits the earlier ones, if need be with another solution as good."""
        fitting = self._fit(part, self.parts)
        if fitting is not None:
            self.parts.append(fitting)
            return True
        *before, last = self.parts
        moved = self._fit(last, [*before, part])
        if moved is not None and not self._clashes(part, [*before, moved]):
            self.parts = [*before, moved, part]
            return True
        return False

    def _fit(self, part: _Part, others: Sequence[_Part]) -> _Part | None:
        """The part with a solution as good as its own that clashes with no other part."""
        if not self._clashes(part, others):
            return part
        settled = self._settled(part, others)
        task = self._task(part.segments, [*self._reach.inside(part.segments), *settled])
        solution = extend(task, part.climb.values)
        return None if solution is None else _Part(part.segments, part.climb, solution)

    def _settled(self, part: _Part, others: Sequence[_Part]) -> list[Statement]:
        given = _together(others)
        return [
            self._reach.settled(statement, part.segments, given)
            for statement in self._edges(part, others)
        ]

    def _clashes(self, part: _Part, others: Sequence[_Part]) -> bool:
        together = _together(others) + part.solution
        return any(together.excess(statement) for statement in self._edges(part, others))

    def _edges(self, part: _Part, others: Sequence[_Part]) -> list[Statement]:
        around = frozenset[int]().union(*(other.segments for other in others))
        return self._reach.edges(part.segments, around)


def _together(parts: Sequence[_Part]) -> Solution:
    return sum((part.solution for part in parts), Solution())


def solve(
    block: Block,
    rules: Sequence[Rule],
    *,
    seed: int = 1,
    deadline: Deadline | None = None,
    memory: Memory | None = None,
) -> Outcome:
    """Choose the best sessions and exercises for a block.

    Args:
        block: the scenario under its model.
        rules: the rules that hold.
        seed: of the solver; the same seed gives the same plan.
        deadline: when to stop; None waits for every proof.
        memory: parts that were solved before; they are not searched again.

    Raises:
        NoPlanExists: the rules clash.
        OutOfTime: the limit came before any plan.
        Interrupted: the user stopped it before any plan.
    """
    deadline = deadline or Deadline(None)
    search = _Search(block, rules, seed, deadline, memory or Memory())
    search.run()
    whole = _together(search.parts)
    climbs = [part.climb for part in search.parts]
    return Outcome(
        options=tuple(sorted(whole.options, key=lambda option: option.start)),
        contents=dict(whole.contents),
        bounds={goal: sum(found.bounds.get(goal, 0) for found in climbs) for goal in GOALS},
        proven=all(found.proven for found in climbs),
        decide=search.decide,
    )
