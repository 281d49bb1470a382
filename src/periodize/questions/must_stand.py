"""A session is to stand on a day: the question `why not there?`, as a rule.

Why: what speaks against a day shows when a plan must use it.
Reference: the question itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal

from periodize.block import Block
from periodize.dates import format_short_day
from periodize.plan import Plan
from periodize.rules.base import Rule, Violation
from periodize.statements.decide import Decide


class StandsOn(Rule):
    """At least one session on a day.

    Attributes:
        day: the day.
        focus: what the session is for; None is anything.
    """

    rule: Literal["stands_on"] = "stands_on"
    day: date
    focus: str | None = None

    def constrain(self, block: Block, decide: Decide) -> None:
        """Ask for a session of the day."""
        decide.at_least(decide.count(o for o in decide.options if self._is_meant(o)), 1)

    def violations(self, block: Block, plan: Plan) -> Iterator[Violation]:
        """Look for a session of the day."""
        if not any(self._is_meant(session) for session in plan.sessions):
            yield self.breach(self.day, self.explain())

    def _is_meant(self, each: object) -> bool:
        day, focus = getattr(each, "date", None), getattr(each, "focus", None)
        return day == self.day and self.focus in (None, focus)

    def explain(self) -> str:
        """Say what is to stand where."""
        return f"{self.focus or 'a session'} is to stand on {format_short_day(self.day)}"
