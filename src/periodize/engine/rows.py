"""Whole numbers and the rows that tie them, written as the message that CP-SAT solves.

The message is filled directly: the solver's own modelling layer (`ortools.sat.python.cp_model`)
imports pandas, which takes longer than the whole search of many a block, and makes an object of
every sum.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NewType

from ortools.sat.python.cp_model_helper import CpModelProto, CpSatHelper

Number = NewType("Number", int)
"""A whole number to be chosen, by its place among all of them."""
Weights = Mapping[Number, int]
"""Numbers with what each is multiplied by; they are added up."""

NO_LIMIT = -(2**63)


class Rows:
    """What CP-SAT is asked.

    Attributes:
        message: the solver's own form of it.
        most: the largest value of every number; the smallest is 0.
    """

    def __init__(self) -> None:
        self.message = CpModelProto()
        self.most: list[int] = []
        self._numbers = self.message.variables
        self._rows = self.message.constraints

    def flag(self) -> Number:
        """A number that is 0 or 1."""
        return self.number(1)

    def number(self, most: int) -> Number:
        """A number from 0 to `most`."""
        self._numbers.add().domain.extend([0, most])
        self.most.append(most)
        return Number(len(self.most) - 1)

    def implies(self, first: Number, then: Number) -> None:
        """Where the first flag is 1, the other is."""
        row = self._rows.add()
        row.enforcement_literal.append(first)
        row.bool_and.literals.append(then)

    def at_most(self, weights: Weights, limit: int) -> None:
        """The sum may not be more than the limit."""
        self._add(weights, NO_LIMIT, limit)

    def at_least(self, weights: Weights, limit: int) -> None:
        """The sum may not be less than the limit."""
        self._add(weights, limit, -NO_LIMIT - 1)

    def exactly(self, weights: Weights, amount: int) -> None:
        """The sum is the amount."""
        self._add(weights, amount, amount)

    def minimize(self, weights: Weights) -> None:
        """What is to be as small as possible; it replaces what was asked before."""
        objective = self.message.objective
        objective.vars.clear()
        objective.coeffs.clear()
        objective.vars.extend(list(weights))
        objective.coeffs.extend(list(weights.values()))

    def hint(self, values: Mapping[Number, int]) -> None:
        """Values to try first; they replace earlier ones."""
        hint = self.message.solution_hint
        hint.vars.clear()
        hint.values.clear()
        hint.vars.extend(list(values))
        hint.values.extend(list(values.values()))

    def worth(self, weights: Weights, values: Sequence[int]) -> int:
        """What the sum comes to."""
        return sum(weight * values[number] for number, weight in weights.items())

    def span(self, weights: Weights) -> tuple[int, int]:
        """Less than the first, and more than the second, the sum cannot be."""
        smallest = largest = 0
        for number, weight in weights.items():
            if weight > 0:
                largest += weight * self.most[number]
            else:
                smallest += weight * self.most[number]
        return smallest, largest

    def copy(self) -> Rows:
        """The same rows again, to add others to."""
        other = Rows()
        other.message.copy_from(self.message)
        other.most = [*self.most]
        return other

    def defects(self) -> str:
        """Why the solver would refuse them; empty if it does not."""
        return CpSatHelper.validate_model(self.message)

    def _add(self, weights: Weights, least: int, most: int) -> None:
        row = self._rows.add().linear
        row.vars.extend(list(weights))
        row.coeffs.extend(list(weights.values()))
        row.domain.extend([least, most])
