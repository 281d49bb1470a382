"""The best plan of a block, part by part.

Each part is solved by itself, goal by goal. The sum of the parts' optima is a bound for the
block, since dropping the statements between parts can only help; it is the block's optimum as
soon as the parts together keep those statements and miss no wish in them. Where they clash, the
later part looks for a plan as good that fits; where there is none, the parts become one.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from periodize.block import Block, Menu, Option
from periodize.engine.conflict import clash
from periodize.engine.ladder import Climb, Task, climb, climb_from, extend
from periodize.engine.reach import Reach, Segments
from periodize.engine.search import Deadline, Report
from periodize.engine.solution import Solution
from periodize.errors import Interrupted, NoPlanExists, OutOfTime
from periodize.rules.base import GOALS, Rule
from periodize.rules.decide import Decide, Statement


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the engine chose.

    Attributes:
        options: the sessions that stand.
        contents: the exercises of each menu that they use.
        bounds: for each goal the bound that was proven.
        proven: whether every goal is proven best.
        interrupted: whether the user stopped it.
        decide: what the rules asked, with what they forbade.
    """

    options: tuple[Option, ...]
    contents: dict[Menu, tuple[str, ...]]
    bounds: dict[str, int]
    proven: bool
    interrupted: bool
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
        report: Report | None,
    ) -> None:
        self._block, self._rules, self._seed = block, rules, seed
        self._deadline, self._report = deadline, report
        self.decide = Decide(block)
        for rule in rules:
            self.decide.speak(rule)
        self._reach = Reach(self.decide)
        self.parts: list[_Part] = []

    def run(self) -> None:
        """Solve the parts, joining those that cannot be solved apart."""
        waiting: deque[tuple[Segments, Mapping[str, int] | None]] = deque(
            (segments, None) for segments in self._reach.parts()
        )
        while waiting:
            segments, floors = waiting.popleft()
            alone = self._climb(segments, floors)
            fitting = self._fit(segments, alone)
            if fitting is not None:
                self.parts.append(_Part(segments, alone, fitting))
                continue
            earlier = self.parts.pop()
            joined: dict[str, int] = {
                goal: alone.bounds.get(goal, 0) + earlier.climb.bounds.get(goal, 0)
                for goal in GOALS
            }
            waiting.appendleft((segments | earlier.segments, joined))

    def _climb(self, segments: Segments, floors: Mapping[str, int] | None) -> Climb:
        task = self._task(segments, self._reach.inside(segments))
        found = climb(task) if floors is None else climb_from(task, floors)
        if found.solution is None:
            self._give_up(found)
        return found

    def _task(self, segments: Segments, statements: Sequence[Statement]) -> Task:
        return Task(self.decide, segments, statements, self._seed, self._deadline, self._report)

    def _fit(self, segments: Segments, alone: Climb) -> Solution | None:
        """A solution of the part, as good as alone, that clashes with no earlier one."""
        before: Segments = frozenset().union(*(part.segments for part in self.parts))
        given = sum((part.solution for part in self.parts), Solution())
        edges = self._reach.edges(segments, before)
        solution = alone.solution or Solution()
        together = given + solution
        if not any(together.excess(statement) for statement in edges):
            return solution
        settled = [self._reach.settled(statement, segments, given) for statement in edges]
        task = self._task(segments, [*self._reach.inside(segments), *settled])
        return extend(task, alone.values)

    def _give_up(self, found: Climb) -> None:
        if found.interrupted:
            raise Interrupted("stopped before any plan was found")
        if found.impossible:
            raise NoPlanExists(clash(self._block, self._rules))
        raise OutOfTime("time ran out before any plan was found")


def solve(
    block: Block,
    rules: Sequence[Rule],
    *,
    seed: int = 1,
    time_limit: float | None = None,
    report: Report | None = None,
) -> Outcome:
    """Choose the best sessions and exercises for a block.

    Args:
        block: the scenario under its model.
        rules: the rules that hold.
        seed: of the solver; the same seed gives the same plan.
        time_limit: seconds of wall time for all goals; None waits for every proof.
        report: called about fifty times a second with the goal that is being solved.

    Raises:
        NoPlanExists: the rules clash.
        OutOfTime: the limit came before any plan.
        Interrupted: the user stopped it before any plan.
    """
    search = _Search(block, rules, seed, Deadline(time_limit), report)
    search.run()
    whole = sum((part.solution for part in search.parts), Solution())
    climbs = [part.climb for part in search.parts]
    return Outcome(
        options=tuple(sorted(whole.options, key=lambda option: option.start)),
        contents=dict(whole.contents),
        bounds={goal: sum(found.bounds.get(goal, 0) for found in climbs) for goal in GOALS},
        proven=all(found.proven for found in climbs),
        interrupted=any(found.interrupted for found in climbs),
        decide=search.decide,
    )
