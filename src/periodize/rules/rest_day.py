"""Rest day: every seven days in a row hold one without hard running and without leg work.

Easy running, long and slow too, does not spoil it, nor does work for trunk and arms. Where the
running alone leaves no such day, strength is not blamed.

Why: fatigue that never gets a day off adds up, also where each single gap is kept.
Reference: Doma & Deakin 2015 (doi 10.1080/02701367.2015.1053104), grade B; one day a week: coaching
practice, grade D.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from periodize.block import Block
from periodize.dates import DateRange, add_days, format_short_day
from periodize.plan import Plan
from periodize.rules.base import Rule, Violation
from periodize.rules.looser import Looser, with_numbers

if TYPE_CHECKING:
    from periodize.statements.decide import Decide

A_WEEK = 7


class RestDay(Rule):
    """Rest days in every stretch of so many days inside the block, across the edges of weeks.

    On the days without a quality run or race (`free`), leg sessions <= free - at_least; stretches
    with fewer free days than `at_least` are the runner's own.

    Attributes:
        at_least: rest days in each stretch; 0 asks nothing.
        in_days: length of a stretch in days.
    """

    rule: Literal["rest_day"]
    at_least: int = Field(default=0, ge=0, le=28)
    in_days: int = Field(default=A_WEEK, ge=1, le=28)

    def constrain(self, block: Block, decide: Decide) -> None:
        """Limit the leg sessions on the days of each stretch that the runs leave free."""
        legs = [option for option in decide.options if option.loads_legs]
        by_date = {day: list(some) for day, some in groupby(legs, attrgetter("date"))}
        days = list(block.scenario.days)
        for first in range(len(days) - self.in_days + 1 if self.at_least else 0):
            stretch = days[first : first + self.in_days]
            free = [
                day
                for day in stretch
                if not any(
                    "quality" in run.demand for run in block.calendar.efforts_by_date.get(day, ())
                )
            ]
            options = [option for day in free for option in by_date.get(day, ())]
            if len(free) >= self.at_least and options:
                decide.at_most(decide.count(options), len(free) - self.at_least)

    def violations(self, block: Block, plan: Plan) -> Iterator[Violation]:
        """Count the free days of each stretch and the leg sessions that stand on them."""
        running = {run.date for run in block.calendar.efforts if "quality" in run.demand}
        lifting = Counter(
            session.date
            for session in plan.sessions
            if session.loads_legs and session.date not in running
        )
        for first in block.scenario.days if self.at_least else ():
            stretch = DateRange(first, add_days(first, self.in_days))
            free = self.in_days - len(running.intersection(stretch))
            sessions = sum(lifting[day] for day in stretch)
            over = sessions - (free - self.at_least)
            if stretch.end <= block.scenario.days.end and free >= self.at_least and over > 0:
                text = (
                    f"{format_short_day(first)} to {format_short_day(stretch.last_day)}: hard runs "
                    f"leave {free} of {self.in_days} days, leg sessions take {sessions}; "
                    f"{self.at_least} must stay free of both"
                )
                yield self.breach(first, text, over)

    def looser(self, block: Block) -> Looser:
        """Longer stretches; days of rest that the runs left nobody then become the plan's."""
        text, longer = "one day longer between days of rest", {"in_days": self.in_days + 1}
        return with_numbers(block, self.rule, text, longer, only_less=False)

    def explain(self) -> str:
        """Say how many days."""
        return (
            f"At least {self.at_least} of any {self.in_days} days in a row hold neither a quality "
            "run or race nor a leg session."
        )
