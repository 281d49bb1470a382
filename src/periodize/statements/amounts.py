"""Sums of atoms with whole weights."""

from __future__ import annotations

from collections.abc import Mapping

from periodize.statements.atoms import Atom


class Amount:
    """A sum of atoms with whole weights, plus a constant."""

    __slots__ = ("constant", "terms")

    def __init__(self, terms: Mapping[Atom, int] | None = None, constant: int = 0) -> None:
        self.terms: dict[Atom, int] = dict(terms or {})
        self.constant = constant

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Amount)
            and self.constant == other.constant
            and self.terms == other.terms
        )

    def __hash__(self) -> int:
        return hash((self.constant, frozenset(self.terms.items())))

    def __add__(self, other: Amount | int) -> Amount:
        total = Amount(self.terms, self.constant)
        if isinstance(other, int):
            total.constant += other
            return total
        total.constant += other.constant
        for atom, weight in other.terms.items():
            total.terms[atom] = total.terms.get(atom, 0) + weight
        return total

    def __sub__(self, other: Amount | int) -> Amount:
        return self + (-other if isinstance(other, int) else other * -1)

    def __mul__(self, factor: int) -> Amount:
        terms = {atom: weight * factor for atom, weight in self.terms.items()}
        return Amount(terms, self.constant * factor)

    __rmul__ = __mul__
