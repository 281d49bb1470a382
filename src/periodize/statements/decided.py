"""What rules ask of a block, said to the end: by this the engine decides, and reasons are told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from periodize.block import Block, Option
from periodize.statements.atoms import Held, Uses
from periodize.statements.statement import Statement


@dataclass(frozen=True, slots=True)
class Decided:
    """What was said of a block; nothing can be added.

    Attributes:
        block: the block to plan.
        forbidden: the options and uses that cannot be, each with the rules that say so.
        statements: everything else, in the order in which it was said.
    """

    block: Block
    forbidden: Mapping[Held | Uses, Sequence[str]]
    statements: Sequence[Statement]

    @property
    def options(self) -> tuple[Option, ...]:
        """Every session that could stand, sorted by start."""
        return self.block.options.all
