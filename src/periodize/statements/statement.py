"""What a rule asks of a plan before there is one, as one inequality."""

from __future__ import annotations

from dataclasses import dataclass

from periodize.statements.amounts import Amount


@dataclass(frozen=True, slots=True)
class Statement:
    """`amount <= at_most`, said by a rule.

    Attributes:
        penalty: None where it must hold; else what each unit above `at_most` costs.
        goal: the goal that the cost counts in.
    """

    rule: str
    amount: Amount
    at_most: int
    penalty: int | None = None
    goal: str | None = None
