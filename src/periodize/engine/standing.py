"""What there is of a plan while a search is under way, for whoever cannot wait for its end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Protocol

from periodize.engine.greedy import Greedy
from periodize.engine.lexicographic import Climb, bounds_of
from periodize.engine.solution import Solution, solution_of
from periodize.engine.stitching import Part, together
from periodize.engine.unfinished import Segments
from periodize.plan import Session
from periodize.rules.base import GOALS
from periodize.statements.decide import Decide
from periodize.statements.statement import Statement

WEIGHED = GOALS[:2]
"""The goals by which plans of a part are compared: those that only ask where sessions stand."""


class Solved(Protocol):
    """The parts of a block that are solved so far and fit each other."""

    @property
    def standing(self) -> Sequence[Part]:
        """The parts that stand."""

    def inside(self, segments: Segments) -> Sequence[Statement]:
        """What is asked of some segments and of no others."""


class Standing:
    """The parts that are solved by now, and a plan of the whole block around them.

    Attributes:
        begun: what the rules asked by now.
        laid: sessions of an earlier plan that stand as far as they still can.
        as_laid: whether they stand before what is solved.
        parts: the search that is under way; None before it has begun.
    """

    def __init__(
        self, begun: Decide, laid: Sequence[Session] = (), *, as_laid: bool = False
    ) -> None:
        """Begin while the rules are asked."""
        self.begun, self.laid, self.as_laid = begun, laid, as_laid
        self.parts: Solved | None = None

    @property
    def is_stated(self) -> bool:
        """Whether the rules have said what a plan at once needs to know."""
        return self.begun.suffices

    def plans(
        self, unfinished: Sequence[tuple[Segments, Solution]] = ()
    ) -> tuple[Sequence[Solution], dict[str, int]]:
        """Whole plans with the sessions of the parts that are solved, or without; what is proven.

        Args:
            unfinished: plans of parts whose search has not ended, the latest first.

        Returns:
            The plan around all of them that are no worse than what is laid without any, and that
            one, the better first; no judge has seen either. Where sessions of an earlier plan are
            to stand before all, only the one that is laid around them.
        """
        decided = self.begun.decided()
        solved = tuple(self.parts.standing) if self.parts else ()
        climbs = [part.climb for part in solved]
        segments = {week.segment for week in decided.block.calendar.weeks}
        if segments != frozenset().union(*(part.segments for part in solved)):
            climbs.append(Climb(None, {}, {}))
        greedy = Greedy(decided)
        before = solution_of(decided, self.laid)
        laid = greedy.plan(before)
        known = together(solved) + self._better(solved, unfinished, laid)
        others = known + _outside(before, known) if known.options else known
        plans = [greedy.plan(others), laid] if known.options and not self.as_laid else [laid]
        return sorted(plans, key=partial(_missed, decided.statements)), bounds_of(climbs, GOALS)

    def _better(
        self,
        solved: Sequence[Part],
        unfinished: Sequence[tuple[Segments, Solution]],
        laid: Solution,
    ) -> Solution:
        """The plans of other parts than those that are solved that are worth at least as much."""
        taken = Segments().union(*(part.segments for part in solved))
        better = Solution()
        for segments, found in unfinished if self.parts else ():
            asked = self.parts.inside(segments) if self.parts and not segments & taken else ()
            if asked and _missed(asked, found) <= _missed(asked, laid):
                better, taken = better + found, taken | segments
        return better


def _outside(before: Solution, known: Solution) -> Solution:
    """The sessions of a plan in segments of which another one knows nothing."""
    taken = {option.menu.segment for option in known.options}
    options = tuple(each for each in before.options if each.menu.segment not in taken)
    contents = {menu: held for menu, held in before.contents.items() if menu.segment not in taken}
    return Solution(options, contents)


def _missed(asked: Iterable[Statement], found: Solution) -> list[int]:
    """What each goal that is weighed misses of what is asked."""
    missed = dict.fromkeys(WEIGHED, 0)
    for wish in asked:
        if wish.penalty is not None and wish.goal in missed:
            missed[wish.goal] += wish.penalty * found.excess(wish)
    return list(missed.values())
