"""Weekly minutes: strength takes no more of the week than the athlete gives it.

Why: time is the athlete's to give; sessions that do not fit a life are not done.
Reference: S0 (one to two hours a week); coaching practice, grade D.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from periodize.block import Block
from periodize.plan import Plan
from periodize.rules.base import Rule, Violation
from periodize.rules.looser import Looser, with_numbers
from periodize.rules.reach import Reach

if TYPE_CHECKING:
    from periodize.statements.decide import Decide


WEEK_MINUTES = 15
"""How much more a step allows."""


class WeeklyMinutes(Rule):
    """Minutes reserved for strength in a Monday week, light sessions included.

    Attributes:
        at_most: minutes in a whole week; None takes the scenario's, else the season's.
    """

    judges_by: ClassVar[tuple[str, ...]] = ("seasons",)
    reach: ClassVar[Reach] = "weeks"

    rule: Literal["weekly_minutes"]
    at_most: int | None = Field(default=None, ge=0, le=1000)

    def constrain(self, block: Block, decide: Decide) -> None:
        """Limit the reserved minutes of each week."""
        for week in block.calendar.weeks:
            options = [option for option in decide.options if option.week == week.index]
            decide.at_most(decide.minutes(options), self._limit(block, week.index))

    def violations(self, block: Block, plan: Plan) -> Iterator[Violation]:
        """Add up the minutes of each week's sessions."""
        for week in block.calendar.weeks:
            minutes = sum(session.minutes for session in plan.sessions if session.date in week.days)
            limit = self._limit(block, week.index)
            if minutes > limit:
                text = f"week {week.number} holds {minutes} min of strength; at most {limit} min"
                yield self.breach(week.days.start, text, minutes - limit)

    def looser(self, block: Block) -> Looser:
        """More minutes in any week than in the one that has most."""
        own = block.scenario.weekly_minutes
        known = max(week.minutes for week in block.calendar.weeks) if own is None else own
        most = known + WEEK_MINUTES
        text = f"{most} min in any week"
        return with_numbers(block, self.rule, text, {"at_most": most}, only_less=False)

    def explain(self) -> str:
        """Say the limit."""
        limit = (
            "the scenario's or season's minutes" if self.at_most is None else f"{self.at_most} min"
        )
        return f"Strength takes at most {limit} a week, light sessions included."

    def notes(self, block: Block) -> Iterator[str]:
        """Say how many minutes a week would let the rounds of a circuit grow."""
        for name in block.model.focuses:
            if growth := block.doses.minutes_to_grow(name):
                told = " and ".join(f"{n} rounds with {m} min" for n, m in sorted(growth.items()))
                yield f"{name} would grow to {told} a week (`weekly_minutes`)"

    def _limit(self, block: Block, week: int) -> int:
        if self.at_most is None:
            return block.calendar.weeks[week].minutes
        return int(self.at_most * block.calendar.weeks[week].share + 0.5)
