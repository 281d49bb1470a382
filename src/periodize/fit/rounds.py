"""How many minutes a week would let the rounds of a circuit grow with the weeks of training."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from periodize.block import Block
from periodize.plan import Plan

STEP, MOST = 5, 12 * 60
"""Minutes a week are tried in steps of so many, and no more than these."""


@dataclass(frozen=True, slots=True)
class Growth:
    """A circuit whose rounds the minutes of the weeks hold down.

    Attributes:
        focus: its name.
        held: the most rounds of a week of the block.
        minutes: the least a week with which no week holds fewer rounds, and some week more.
        most: the most rounds of a week then.
        in_full, most_in_full: the least with which all grow as far as windows let them, and the
            most rounds of a week then.
    """

    focus: str
    held: int
    minutes: int
    most: int
    in_full: int
    most_in_full: int

    def __str__(self) -> str:
        """Say it in one sentence."""
        told = f"{self.focus} comes to {self.held} rounds in the minutes of its weeks"
        first = f"{self.minutes} min a week would let them grow"
        first += f" to {self.most}" if self.most > self.held else " sooner"
        if self.in_full == self.minutes:
            return f"{told}; {first}"
        full = f"to {self.most_in_full}" if self.most_in_full > self.most else "soonest"
        return f"{told}; {first}, {self.in_full} min {full}"


def growths(block: Block, plan: Plan) -> tuple[Growth, ...]:
    """The circuits of a plan that would have more rounds if its weeks had more minutes."""
    held = sorted({session.focus for session in plan.sessions if session.rounds})
    return tuple(found for name in held for found in _growth(block, name))


def _growth(block: Block, focus: str) -> Iterator[Growth]:
    now, best = _rounds(block, focus), _rounds(_with(block, MOST), focus)
    if now == best:
        return
    least = min(week.minutes for week in block.weeks if week.target)
    more: tuple[int, tuple[int, ...]] | None = None
    for minutes in range(least + STEP - least % STEP, MOST + STEP, STEP):
        then = _rounds(_with(block, minutes), focus)
        grows = then != now and all(a >= b for a, b in zip(then, now, strict=True))
        if grows and more is None:
            more = minutes, then
        if more is not None and then == best:
            yield Growth(focus, max(now), more[0], max(more[1]), minutes, max(best))
            return


def _with(block: Block, minutes: int) -> Block:
    """The block with so many minutes a week."""
    scenario = replace(block.scenario, weekly_minutes=minutes)
    return Block(scenario, block.model, block.catalogue)


def _rounds(block: Block, focus: str) -> tuple[int, ...]:
    """The rounds of each week that wants sessions."""
    return tuple(block.rounds(focus, week) or 0 for week in block.weeks if week.target)
