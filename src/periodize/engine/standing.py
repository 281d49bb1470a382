"""What there is of a plan while a search is under way, for whoever cannot wait for its end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from periodize.engine.greedy import Greedy
from periodize.engine.lexicographic import Climb, bounds_of
from periodize.engine.solution import Solution
from periodize.engine.stitching import Part, together
from periodize.rules.base import GOALS
from periodize.statements.decide import Decide


class Solved(Protocol):
    """The parts of a block that are solved so far and fit each other."""

    @property
    def standing(self) -> Sequence[Part]:
        """The parts that stand."""


class Standing:
    """The parts that are solved by now, and a plan of the whole block around them.

    Attributes:
        begun: what the rules asked by now.
        is_stated: whether that is all that they ask.
        parts: the search that is under way; None before it has begun.
    """

    def __init__(self, begun: Decide) -> None:
        """Begin while the rules are asked."""
        self.begun = begun
        self.is_stated = False
        self.parts: Solved | None = None

    def plan(self) -> tuple[Solution, dict[str, int]]:
        """A whole plan with the sessions of the parts that are solved; and what is proven."""
        decided = self.begun.decided()
        solved = tuple(self.parts.standing) if self.parts else ()
        climbs = [part.climb for part in solved]
        segments = {week.segment for week in decided.block.calendar.weeks}
        if segments != frozenset().union(*(part.segments for part in solved)):
            climbs.append(Climb(None, {}, {}))
        return Greedy(decided).plan(together(solved)), bounds_of(climbs, GOALS)
