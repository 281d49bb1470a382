"""Landings: how they are counted, and since when a runner has met them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from periodize.block import Block, Week
from periodize.model.part import Part
from periodize.rules.words import PhaseWord

SCALE = 100
"""Sums are kept in hundredths of a landing."""
UNBOUNDED = 100_000
"""More landings than any week holds."""

MOST = 1000
"""Landings; more cannot be asked."""
Landings = Annotated[int, Field(ge=0, le=MOST)]
Share = Annotated[float, Field(ge=0, le=1)]


class WantedPart(Part):
    """A part of sessions that jumps or hops fill.

    Attributes:
        phases: the phases in which every session that has the part should hold it.
        cost: of each session without it, though something is at hand for it.
    """

    phases: tuple[PhaseWord, ...]
    cost: int = Field(default=0, ge=0)


def weeks_of_growth(block: Block, week: Week, pause_weeks: int) -> int:
    """The weeks before one that offer jumps, since the last pause of so many weeks."""
    known = block.catalogue.exercises
    grown = pause = 0
    for earlier in block.calendar.weeks[: week.index]:
        offered = any(known[exercise].contacts for _, exercise in block.options.trainable(earlier))
        pause = 0 if offered else pause + 1
        grown = 0 if pause >= pause_weeks else grown + offered
    return grown
