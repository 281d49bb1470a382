"""The best plan of a block, part by part.

Each part is solved by itself, goal by goal. The sum of the parts' optima is a bound for the
block, since dropping the statements between parts can only help; it is the block's optimum as
soon as the parts together keep those statements and miss no wish in them. Where they clash, the
later part looks for a plan as good that fits; where there is none, the parts become one.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial

from periodize.engine.apart import Apart, summed
from periodize.engine.conflict import clash
from periodize.engine.coupling import Reach, Segments
from periodize.engine.fallback import hurry
from periodize.engine.lexicographic import Climb
from periodize.engine.memory import Memory
from periodize.engine.nearness import MOVED, SWAPPED, moved, swapped
from periodize.engine.search import Deadline
from periodize.engine.solution import solution_of
from periodize.engine.stitching import Fitting, Part, together
from periodize.engine.task import (
    FEWEST_MOVES_FIRST,
    STEPS,
    Tasks,
    climb,
    nearest,
)
from periodize.errors import NoPlanExists
from periodize.plan import Session
from periodize.policy.case import Case
from periodize.statements.statement import Statement

WORKERS = min(os.cpu_count() or 1, 8)
"""Parts that are solved side by side; each by one worker, so that their number changes no plan."""


@dataclass(frozen=True, slots=True)
class Near:
    """An earlier plan that the new one is to be near to.

    Attributes:
        sessions: those of the earlier plan. A session stays if start, length, place and focus do;
            of as many that stay, more kept exercises win.
        first: whether no session may move that need not, before any goal counts; else the goals
            count first, and of all best plans one is taken that changes the least.
        laid: the sessions, those that were done among them, around which a plan is laid where the
            search is not waited for; without any no such plan would be an answer.
    """

    sessions: Sequence[Session]
    first: bool = False
    laid: Sequence[Session] = ()


Solver = Callable[[Segments, Sequence[Part]], Climb]
"""Solves some segments; given are the parts that they are made of, where those were solved."""
Waiting = deque[tuple[Segments, Sequence[Part], Callable[[], Climb]]]
"""Segments to be fitted, the parts that they are joined from, and what waits for their plan."""


class Parts:
    """The parts of one block, solved side by side and fitted from left to right.

    Attributes:
        decide: what the rules asked.
    """

    def __init__(
        self,
        case: Case,
        seed: int,
        deadline: Deadline,
        memory: Memory | None,
        near: Near | None,
        start: Sequence[Session] = (),
        side_by_side: int | None = None,
    ) -> None:
        """Ask the rules; see `engine.solve`."""
        self._case, self._memory, self._near = case, memory, near
        self._side_by_side = side_by_side or WORKERS
        self._deadline = deadline
        self.decide = case.decided
        steps = FEWEST_MOVES_FIRST if near and near.first else STEPS
        self._tasks = Tasks(self.decide, Reach(self.decide), seed, deadline, steps)
        if start:
            self._tasks.start = solution_of(self.decide, start)
        if near and near.first:
            self._tasks.changes = [moved(self.decide, near.sessions)]
        self._fitting = Fitting(self._tasks)

    @property
    def standing(self) -> Sequence[Part]:
        """The parts that stand."""
        return self._fitting.parts

    def inside(self, segments: Segments) -> Sequence[Statement]:
        """What is asked of some segments and of no others."""
        return self._tasks.reach.inside(segments)

    def run(self) -> None:
        """Solve the parts, give those that found no time some plan, and draw near at the end."""
        left = self._solve_all(self._tasks.reach.parts(), self._best)
        if left and not self.standing:
            self._deadline.give_up()
        hurry(self._fitting, self._tasks, left, self._deadline)
        if self._near and self._deadline.left != 0:
            self._draw_near(self._near)

    def _solve_all(self, apart: Sequence[Segments], solve: Solver) -> list[Segments]:
        """Solve parts side by side and fit them from left to right; gives those without time."""
        with ThreadPoolExecutor(self._side_by_side) as pool:
            waiting = Waiting(
                (segments, (), partial(pool.submit(solve, segments, ()).result, None))
                for segments in apart
            )
            try:
                return self._fit_all(waiting, solve)
            finally:
                pool.shutdown(wait=False, cancel_futures=True)

    def _fit_all(self, waiting: Waiting, solve: Solver) -> list[Segments]:
        """Take the parts in order, joining those that cannot stand apart."""
        left: list[Segments] = []
        while waiting:
            segments, parts, found = waiting.popleft()
            part = self._part(segments, parts, found())
            if part is not None and self._fitting.add(part):
                continue
            if part is None or self._deadline.left == 0:
                left.append(self._apart_again(parts) if part is None and parts else segments)
                continue
            parts = [*self._fitting.take_joined(part), part]
            joined = segments.union(*(each.segments for each in parts))
            waiting.appendleft((joined, parts, partial(solve, joined, parts)))
        return left

    def _apart_again(self, parts: Sequence[Part]) -> Segments:
        """Let parts that found no time to be joined stand as before; gives the one that cannot."""
        *stood, last = parts
        self._fitting.parts.extend(reversed(stood))
        return last.segments

    def _part(self, segments: Segments, parts: Sequence[Part], found: Climb) -> Part | None:
        """The part with its plan; None if the search was stopped before it had one."""
        if found.impossible:
            # Whoever cannot wait would find no plan either, and wants to know why.
            self._deadline.standing = None
            raise NoPlanExists(clash(self.decide, self._case.rules, segments, self._deadline))
        if found.solution is None:
            return None
        return Part(segments, found, found.solution, tuple(parts))

    def _best(self, segments: Segments, parts: Sequence[Part]) -> Climb:
        if self._deadline.left == 0:
            return Climb(None, {}, {})
        solve_task = self._memory.climb if self._memory else climb
        return solve_task(self._tasks.of(segments), [self._apart(part) for part in parts])

    def _apart(self, part: Part) -> Apart:
        return Apart(
            part.segments,
            self._tasks.of(part.segments).statements,
            part.climb.bounds,
            tuple(self._apart(each) for each in part.parts),
        )

    def _draw_near(self, near: Near) -> None:
        """Of all plans that are worth as much, take one that changes the least."""
        best, self._fitting = self._fitting, Fitting(self._tasks)
        self._tasks.changes = [
            moved(self.decide, near.sessions),
            swapped(self.decide, near.sessions),
        ]

        def nearest_of(segments: Segments, parts: Sequence[Part]) -> Climb:
            within = [part for part in best.parts if part.segments <= segments]
            floors = summed(part.climb.bounds for part in parts)
            return self._nearest(segments, within, floors)

        if self._solve_all([part.segments for part in best.parts], nearest_of):
            self._fitting = best

    def _nearest(
        self, segments: Segments, best: Sequence[Part], floors: Mapping[str, int]
    ) -> Climb:
        values = summed(part.climb.values for part in best)
        bounds = summed(part.climb.bounds for part in best)
        known = together(best)
        if self._deadline.left == 0:
            return Climb(None, {}, {})
        if not any(known.excess(change) for change in self._tasks.changes_of(segments)):
            nothing = dict.fromkeys((MOVED, SWAPPED), 0)
            return Climb(known, {**values, **nothing}, {**bounds, **nothing})
        return nearest(self._tasks.of(segments), values, known, floors)
