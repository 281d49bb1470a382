"""Sessions of an earlier plan are to stay: so many of them, where they stood.

Why: a plan that is told to an athlete is changed as little as can be.
Reference: the question itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from periodize.block import Block
from periodize.plan import Plan
from periodize.questions.standing import Standing, standing, standings
from periodize.rules.base import Rule, Violation
from periodize.rules.decide import Decide


class Keeps(Rule):
    """At least so many sessions of an earlier plan stand as they stood.

    Attributes:
        sessions: where they stood.
        at_least: how many of them.
    """

    rule: str = "keeps"
    sessions: tuple[Standing, ...]
    at_least: int = Field(ge=0)

    def constrain(self, block: Block, decide: Decide) -> None:
        """Count those that stay; where all do, each is asked for by itself."""
        wanted = set(self.sessions)
        options = {
            place: option for option in decide.options if (place := standing(option)) in wanted
        }
        if self.at_least == len(wanted):
            for place in self.sessions:
                decide.at_least(decide.count([options[place]] if place in options else []), 1)
        else:
            decide.at_least(decide.count(options.values()), self.at_least)

    def violations(self, block: Block, plan: Plan) -> Iterator[Violation]:
        """Count the sessions that the two plans have in common."""
        gone = set(self.sessions).difference(standings(plan.sessions))
        short = self.at_least - (len(self.sessions) - len(gone))
        if short > 0:
            first = min(gone)
            text = f"{len(gone)} sessions of the earlier plan are gone, such as {first.text}"
            yield self.breach(first.start.date(), text, short)

    def explain(self) -> str:
        """Say how many stay."""
        return f"{self.at_least} of {len(self.sessions)} sessions of the earlier plan stay."
