"""Same-day order: run first, lift later, on a day of hard running.

Why: strength before a run takes more from the running of that day and the next than strength after
it. Bands wake the hips up and may come first. Tired legs have no place before a long run either.
Reference: Doma & Deakin 2013 (doi 10.1139/apnm-2012-0362), grade B; the long run: coaching
practice, grade D.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from periodize.block import Block
from periodize.dates import format_clock, format_short_day
from periodize.plan import Plan
from periodize.rules.base import Rule, Violation
from periodize.rules.decide import Decide
from periodize.rules.words import LoadClassWord


class SameDayOrder(Rule):
    """No session starts before a quality run or race of its day, no leg session before a long run.

    A session that comes before several of them counts once.

    Attributes:
        exempt: the load classes that may come first.
    """

    rule: Literal["same_day_order"]
    exempt: tuple[LoadClassWord, ...] = ()

    def constrain(self, block: Block, decide: Decide) -> None:
        """Forbid the sessions that come first."""
        for option in decide.options:
            demands = {
                run.demand
                for run in block.efforts_by_date.get(option.date, ())
                if option.start < run.start
            }
            hard = "quality" in demands or ("long" in demands and option.loads_legs)
            if hard and option.load_class not in self.exempt:
                decide.forbid(option)

    def violations(self, block: Block, plan: Plan) -> Iterator[Violation]:
        """Look for the first hard run that comes after each session on its day."""
        for session in plan.sessions:
            closing = ("quality", "long") if session.loads_legs else ("quality",)
            later = [
                run
                for run in block.efforts
                if run.date == session.date and run.start > session.start and run.demand in closing
            ]
            if later and session.load_class not in self.exempt:
                run = later[0]
                text = (
                    f"{session.focus} starts at {format_clock(session.start)}, before the "
                    f"{run.kind} at {format_clock(run.start)} on {format_short_day(run.date)}; "
                    "the run comes first"
                )
                yield self.breach(session.date, text)

    def explain(self) -> str:
        """Say the order."""
        exempt = f" ({', '.join(self.exempt)} excepted)" if self.exempt else ""
        return (
            "On its day a quality run or race comes before every session, and a long run before "
            f"every leg session{exempt}."
        )
