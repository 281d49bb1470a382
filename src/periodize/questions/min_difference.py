"""A plan is to differ from another one, in at least so many sessions.

Why: a coach wants to choose between plans, not between hours of one plan.
Reference: the question itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from periodize.block import Block
from periodize.plan import Plan, Slot
from periodize.questions.standing import standings
from periodize.rules.base import Rule, Violation
from periodize.statements.decide import Decide


class Differs(Rule):
    """At least so many sessions of another plan are gone or stand elsewhere.

    Attributes:
        number: tells several of these rules apart.
        sessions: where the other plan's sessions stand.
        at_least: how many of them must not stand there.
    """

    rule: str = "differs"
    number: int = 1
    sessions: tuple[Slot, ...]
    at_least: int = Field(ge=0)

    def constrain(self, block: Block, decide: Decide) -> None:
        """Count the sessions that the two would have in common."""
        wanted = set(self.sessions)
        shared = [option for option in decide.options if option.slot in wanted]
        decide.at_most(decide.count(shared), len(self.sessions) - self.at_least)

    def violations(self, block: Block, plan: Plan) -> Iterator[Violation]:
        """Count the sessions that the two have in common."""
        shared = set(self.sessions).intersection(standings(plan.sessions))
        differing = len(self.sessions) - len(shared)
        if differing < self.at_least:
            text = f"{differing} sessions differ from plan {self.number}; {self.at_least} are asked"
            day = block.scenario.days.start
            yield self.breach(day, text, self.at_least - differing)

    def explain(self) -> str:
        """Say how much must differ."""
        return f"At least {self.at_least} sessions stand elsewhere than in plan {self.number}."
