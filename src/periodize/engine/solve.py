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

from periodize.block import Block, Menu, Option
from periodize.engine.conflict import clash
from periodize.engine.fitting import Fitting, Part, together
from periodize.engine.ladder import Climb, bounds_of
from periodize.engine.memory import Memory
from periodize.engine.nearness import MOVED, SWAPPED, moved, swapped
from periodize.engine.reach import Reach, Segments
from periodize.engine.search import Deadline
from periodize.engine.solution import Solution
from periodize.engine.task import (
    FEWEST_MOVES_FIRST,
    STEPS,
    Apart,
    Task,
    hurried,
    nearest,
    solved,
    summed,
)
from periodize.errors import NoPlanExists
from periodize.plan import Session
from periodize.rules.base import GOALS, Rule
from periodize.rules.decide import Decide, Statement

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
    """

    sessions: Sequence[Session]
    first: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the engine chose.

    Attributes:
        options: the sessions that stand.
        contents: the exercises of each menu that they use.
        bounds: for each goal the bound that was proven; for `moved`, where that counts first, too.
        proven: whether every goal is proven best.
        decide: what the rules asked, with what they forbade.
    """

    options: tuple[Option, ...]
    contents: dict[Menu, tuple[str, ...]]
    bounds: dict[str, int]
    proven: bool
    decide: Decide


Solver = Callable[[Segments, Sequence[Part]], Climb]
"""Solves some segments; given are the parts that they are made of, where those were solved."""
Waiting = deque[tuple[Segments, Sequence[Part], Callable[[], Climb]]]
"""Segments to be fitted, the parts that they are joined from, and what waits for their plan."""


class _Search:
    """The parts of one block, solved from left to right."""

    def __init__(
        self,
        block: Block,
        rules: Sequence[Rule],
        seed: int,
        deadline: Deadline,
        memory: Memory | None,
        near: Near | None,
    ) -> None:
        self._rules, self._memory, self._near = rules, memory, near
        self._seed, self._deadline = seed, deadline
        self._steps = FEWEST_MOVES_FIRST if near and near.first else STEPS
        self.decide = Decide.asked(block, rules)
        self._reach = Reach(self.decide)
        self._changes = [moved(self.decide, near.sessions)] if near and near.first else []
        self._fitting = Fitting(self._reach, self._inside)

    @property
    def parts(self) -> Sequence[Part]:
        """The parts that stand."""
        return self._fitting.parts

    def run(self) -> None:
        """Solve the parts, give those that found no time some plan, and draw near at the end."""
        left = self._solve_all(self._reach.parts(), self._best)
        if left and not self.parts:
            self._deadline.give_up()
        self._hurry(left)
        if self._near and self._deadline.left != 0:
            self._draw_near(self._near)

    def _solve_all(self, apart: Sequence[Segments], solve: Solver) -> list[Segments]:
        """Solve parts side by side and fit them from left to right; gives those without time."""
        with ThreadPoolExecutor(WORKERS) as pool:
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
            raise NoPlanExists(clash(self.decide, self._rules, segments, self._deadline))
        if found.solution is None:
            return None
        return Part(segments, found, found.solution, tuple(parts))

    def _best(self, segments: Segments, parts: Sequence[Part]) -> Climb:
        if self._deadline.left == 0:
            return Climb(None, {}, {})
        solve_task = self._memory.climb if self._memory else solved
        return solve_task(self._inside(segments), [self._apart(part) for part in parts])

    def _apart(self, part: Part) -> Apart:
        return Apart(
            part.segments,
            self._inside(part.segments).statements,
            part.climb.bounds,
            tuple(self._apart(each) for each in part.parts),
        )

    def _draw_near(self, near: Near) -> None:
        """Of all plans that are worth as much, take one that changes the least."""
        best, self._fitting = self._fitting, Fitting(self._reach, self._inside)
        self._changes = [moved(self.decide, near.sessions), swapped(self.decide, near.sessions)]

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
        if not any(known.excess(change) for change in self._changes_of(segments)):
            nothing = dict.fromkeys((MOVED, SWAPPED), 0)
            return Climb(known, {**values, **nothing}, {**bounds, **nothing})
        return nearest(self._inside(segments), values, known, floors)

    def _hurry(self, left: Sequence[Segments]) -> None:
        """Give the parts that are left some plan each, so that what is solved is not lost."""
        for segments in left:
            part = self._hurried(segments)
            while part is None:
                segments = segments.union(*(each.segments for each in self._freed(segments)))
                part = self._hurried(segments)
            self._fitting.parts.append(part)

    def _hurried(self, segments: Segments) -> Part | None:
        """Some plan beside the parts that stand; None if a moment finds none."""
        task = self._inside(segments, self._fitting.settled(segments, self.parts))
        found = hurried(task)
        if found.solution is not None:
            return Part(segments, found, found.solution)
        if any(s.penalty is None and Solution().excess(s) for s in task.statements):
            return None
        return Part(segments, Climb(None, {}, {}), Solution())

    def _freed(self, segments: Segments) -> Sequence[Part]:
        """Take away the parts that leave some segments no plan."""
        freed = self._fitting.take_away(segments)
        if not freed:
            self._deadline.give_up()
        return freed

    def _inside(self, segments: Segments, settled: Sequence[Statement] = ()) -> Task:
        """The segments by themselves."""
        inside = self._reach.inside(segments)
        return Task(
            self.decide,
            segments,
            [*inside, *self._changes_of(segments), *settled],
            self._seed,
            self._deadline,
            self._steps,
        )

    def _changes_of(self, segments: Segments) -> list[Statement]:
        return [
            change
            for changes in self._changes
            for segment in sorted(segments)
            for change in changes.get(segment, ())
        ]


def solve(
    block: Block,
    rules: Sequence[Rule],
    *,
    seed: int = 1,
    deadline: Deadline | None = None,
    memory: Memory | None = None,
    near: Near | None = None,
) -> Outcome:
    """Choose the best sessions and exercises for a block.

    Args:
        block: the scenario under its model.
        rules: the rules that hold.
        seed: of the solver; the same seed gives the same plan.
        deadline: when to stop; None waits for every proof.
        memory: parts that were solved before; they are not searched again.
        near: an earlier plan that this one is to be near to.

    Raises:
        NoPlanExists: the rules clash.
        OutOfTime: the limit came before any plan.
        Interrupted: the user stopped it before any plan.
    """
    deadline = deadline or Deadline(None)
    search = _Search(block, rules, seed, deadline, memory, near)
    search.run()
    whole = together(search.parts)
    climbs = [part.climb for part in search.parts]
    goals = (MOVED, *GOALS) if near and near.first else GOALS
    return Outcome(
        options=tuple(sorted(whole.options, key=lambda option: option.start)),
        contents=dict(whole.contents),
        bounds=bounds_of(climbs, goals),
        proven=all(found.proven for found in climbs),
        decide=search.decide,
    )


def as_good(
    block: Block,
    rules: Sequence[Rule],
    worth: Mapping[str, int],
    sessions: Sequence[Session],
    deadline: Deadline,
) -> Outcome | None:
    """A plan whose goals cost no more than they may; of all such, one that is near to another.

    Args:
        block: the scenario under its model.
        rules: the rules that hold, of any reach: the block is searched as a whole.
        worth: what each goal may cost; proven to be the least.
        sessions: of the other plan.
        deadline: when to stop.

    Returns:
        None if there is none, or none was found in time.
    """
    decide = Decide.asked(block, rules)
    changes = [moved(decide, sessions), swapped(decide, sessions)]
    near = [each for by_segment in changes for some in by_segment.values() for each in some]
    segments = frozenset(week.segment for week in block.weeks)
    task = Task(decide, segments, [*decide.statements, *near], 1, deadline)
    found = nearest(task, worth, Solution(), {}).solution
    if found is None:
        return None
    options = tuple(sorted(found.options, key=lambda option: option.start))
    return Outcome(options, dict(found.contents), dict(worth), True, decide)
