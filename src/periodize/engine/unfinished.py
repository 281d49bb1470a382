"""What searches have found that did not end: the last plan of each part that is searched."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from periodize.engine.solution import Solution

Segments = frozenset[int]


class Meaning(Protocol):
    """What the numbers of a search stand for."""

    @property
    def segments(self) -> Segments:
        """The segments that are searched."""

    def solution(self, values: Sequence[int]) -> Solution:
        """The sessions, menus and choices that some values mean."""


class Unfinished:
    """The last plan that was found for each part, whether its search has ended or not.

    Threads that search tell it; the one that does not wait for them asks.
    """

    def __init__(self) -> None:
        """Begin with none."""
        self._found: dict[Segments, tuple[Meaning, Sequence[int]]] = {}

    def learn(self, meaning: Meaning, values: Sequence[int]) -> None:
        """Remember a plan; it takes the place of the one before of the same segments."""
        self._found.pop(meaning.segments, None)
        self._found[meaning.segments] = meaning, values

    def plans(self) -> list[tuple[Segments, Solution]]:
        """The plans, the latest first. A menu of which nothing was decided is left out."""
        found = reversed([*self._found.items()])
        return [(segments, _decided(what.solution(values))) for segments, (what, values) in found]


def _decided(found: Solution) -> Solution:
    contents = {menu: held for menu, held in found.contents.items() if held}
    return Solution(found.options, contents, found.choices)
