"""Where in a file something was read, so that every problem can name its line and column."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import NamedTuple

from periodize.errors import Problem

Loc = tuple[str | int, ...]
"""A path into the file: keys of mappings and indexes of lists, from the root."""


class Spot(NamedTuple):
    """A position in a file; `line` and `column` are 1-based, or 0 for the file as a whole."""

    file: str
    line: int = 0
    column: int = 0

    def problem(self, message: str) -> Problem:
        """State a problem at this position."""
        return Problem(self.file, self.line, self.column, message)


@dataclass(frozen=True, slots=True)
class Marks:
    """The positions of one file's keys and values.

    Attributes:
        file: the file's name as the user gave it.
        values: where each value begins; the root is the empty path.
        keys: where the key of each value begins; list entries have none.
    """

    file: str = ""
    values: Mapping[Loc, tuple[int, int]] = field(default_factory=dict)
    keys: Mapping[Loc, tuple[int, int]] = field(default_factory=dict)

    def known(self, loc: Loc) -> Loc:
        """The longest path in the file that `loc` leads to.

        Steps that the file does not hold are skipped, so a missing key gives its parent.
        """
        path: Loc = ()
        for step in loc:
            if (*path, step) in self.values:
                path = (*path, step)
        return path

    def without(self, gone: Set[Loc]) -> Marks:
        """The positions once some entries are left out; those behind them in a list move up."""
        lists: dict[Loc, list[int]] = defaultdict(list)
        for *path, last in gone:
            if isinstance(last, int):
                insort(lists[tuple(path)], last)
        values, keys = (
            {
                tuple(_moved_up(loc, lists)): spot
                for loc, spot in some.items()
                if gone.isdisjoint(loc[:length] for length in range(1, len(loc) + 1))
            }
            for some in (self.values, self.keys)
        )
        return Marks(self.file, values, keys)

    def spot(self, loc: Loc) -> Spot:
        """The position of the value at `loc`, or of what should have held it."""
        return Spot(self.file, *self.values.get(self.known(loc), (0, 0)))

    def key_spot(self, loc: Loc) -> Spot:
        """The position of the key at `loc`; of the value where there is no such key."""
        path = self.known(loc)
        return Spot(self.file, *self.keys.get(path, self.values.get(path, (0, 0))))

    def problem(self, loc: Loc, message: str) -> Problem:
        """State a problem with the value at `loc`."""
        return self.spot(loc).problem(message)


def _moved_up(loc: Loc, lists: Mapping[Loc, Sequence[int]]) -> Iterator[str | int]:
    """The steps of a path once entries of some lists are left out, by where those stood."""
    for depth, step in enumerate(loc):
        before = lists.get(loc[:depth], ()) if isinstance(step, int) else ()
        yield step - bisect_left(before, step) if isinstance(step, int) else step
