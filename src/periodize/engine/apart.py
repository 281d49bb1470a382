"""What parts cost by themselves, as bounds for what they cost together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from periodize.statements.statement import Statement


@dataclass(frozen=True, slots=True)
class Apart:
    """A part of a task that was solved by itself: no plan of the task does better there.

    Attributes:
        segments: what it is made of.
        statements: what was asked of it.
        bounds: what each goal costs there at least.
        parts: the parts that it was joined from, each solved by itself.
    """

    segments: frozenset[int]
    statements: Sequence[Statement]
    bounds: Mapping[str, int]
    parts: tuple[Apart, ...] = ()

    def within(self, goals: Sequence[str]) -> Iterator[Apart]:
        """Itself, and its parts as long as it is no worse in these goals than they are apart."""
        yield self
        floors = summed(part.bounds for part in self.parts)
        if all(self.bounds[goal] == floors.get(goal) for goal in goals):
            for part in self.parts:
                yield from part.within(goals)

    def itself_and_parts(self) -> Iterator[Apart]:
        """Itself, and all that it was joined from."""
        yield self
        for part in self.parts:
            yield from part.itself_and_parts()


def summed(values: Iterable[Mapping[str, int]]) -> dict[str, int]:
    """Goal by goal what several parts come to together."""
    totals: Counter[str] = Counter()
    for each in values:
        totals.update(each)
    return dict(totals)
