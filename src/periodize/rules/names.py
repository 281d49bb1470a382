"""Names that rules use: each where it stands, beside those that are known there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from periodize.model.part import unknown
from periodize.reading.marks import Loc


class Name(NamedTuple):
    """A name in a rule's tables.

    Attributes:
        where: the keys that lead to it in the rule's entry.
        name: as written.
        known: those that may stand there.
        what: what one that is not among them is said not to be.
    """

    where: Loc
    name: str
    known: Collection[str]
    what: str = "known"

    @property
    def fault(self) -> str:
        """What is wrong with it; empty if it is known."""
        return "" if self.name in self.known else unknown(self.name, self.what, self.known)


def names_at(where: Loc, names: Iterable[str], known: Collection[str]) -> Iterator[Name]:
    """The names of one table or list."""
    return (Name((*where, name), name, known) for name in names)
