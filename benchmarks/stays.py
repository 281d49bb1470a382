"""That so many sessions of a plan stay: the rule by which a count of moves is checked."""

from __future__ import annotations

from collections.abc import Iterator

from periodize.block import Block
from periodize.plan import Plan, Slot
from periodize.questions.standing import standings
from periodize.rules.base import Rule, Violation
from periodize.statements.decide import Decide


class Stays(Rule):
    """At least so many of some sessions stand as they stood."""

    rule: str = "stays"
    sessions: tuple[Slot, ...]
    at_least: int

    def constrain(self, block: Block, decide: Decide) -> None:
        """Count those that stay."""
        wanted = set(self.sessions)
        kept = [option for option in decide.options if option.slot in wanted]
        decide.at_least(decide.count(kept), self.at_least)

    def violations(self, block: Block, plan: Plan) -> Iterator[Violation]:
        """Count the sessions that both plans have."""
        short = self.at_least - len(set(self.sessions) & set(standings(plan.sessions)))
        if short > 0:
            yield self.breach(block.scenario.days.start, f"{short} sessions are gone", short)

    def explain(self) -> str:
        """Say how many."""
        return f"{self.at_least} of {len(self.sessions)} sessions stay."
