"""Hard days: no more than two of them in any three days in a row.

A hard day holds a quality run, a long run, a race or a heavy leg session. Days that the running
makes hard stay as they are; strength may neither add one too many nor stand among too many. A run
less then never closes a day: what stood on its day makes that day as hard as before.

Why: hard days hard, easy days easy; three in a row leave nothing to run well on.
Reference: Doma & Deakin 2015 (doi 10.1080/02701367.2015.1053104), grade B; two in three: coaching
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
from periodize.dates import DateRange, add_days, counted, format_short_day
from periodize.plan import Plan
from periodize.rules.base import Rule, Violation
from periodize.rules.looser import Looser, with_numbers
from periodize.rules.words import LoadClassWord

if TYPE_CHECKING:
    from periodize.statements.decide import Decide


HARD = ("quality", "long")
"""The demands of a run that make its day hard."""


class HardDays(Rule):
    """Hard days in every stretch of so many days inside the block, across the edges of weeks.

    Sessions of `classes` on days without hard running <= at_most - days with it; in stretches where
    the runs alone exceed `at_most` none stands on any day.

    Attributes:
        at_most: hard days in each stretch; None asks nothing.
        in_days: length of a stretch in days.
        classes: the load classes that make a day hard.
    """

    rule: Literal["hard_days"]
    at_most: int | None = Field(default=None, ge=0, le=28)
    in_days: int = Field(default=1, ge=1, le=28)
    classes: tuple[LoadClassWord, ...] = ()

    def constrain(self, block: Block, decide: Decide) -> None:
        """Limit the hard sessions of each stretch to the days that the runs leave."""
        hard = [option for option in decide.options if option.load_class in self.classes]
        by_date = {day: list(some) for day, some in groupby(hard, attrgetter("date"))}
        days = list(block.scenario.days)
        for first in range(len(days) - self.in_days + 1):
            stretch = days[first : first + self.in_days]
            easy = [day for day in stretch if not block.calendar.is_hard_day(day)]
            room = (self.at_most or 0) - (len(stretch) - len(easy))
            counting = easy if room >= 0 else stretch
            options = [option for day in counting for option in by_date.get(day, ())]
            if self.at_most is not None and options:
                decide.at_most(decide.count(options), max(room, 0))

    def violations(self, block: Block, plan: Plan) -> Iterator[Violation]:
        """Count the hard days that the runs make, and those that strength adds."""
        running = {run.date for run in block.calendar.efforts if not run.demand.isdisjoint(HARD)}
        heavy = Counter(s.date for s in plan.sessions if s.load_class in self.classes)
        limit = self.at_most or 0
        for first in block.scenario.days if self.at_most is not None else ():
            stretch = DateRange(first, add_days(first, self.in_days))
            runs = len(running.intersection(stretch))
            too_many = runs > limit
            sessions = sum(heavy[day] for day in stretch if too_many or day not in running)
            over = sessions if too_many else runs + sessions - limit
            if over > 0 and stretch.end <= block.scenario.days.end:
                text = (
                    f"{format_short_day(first)} to {format_short_day(stretch.last_day)} hold "
                    f"{counted(runs, 'day')} of hard running and "
                    f"{counted(sessions, 'heavy session')}{'' if too_many else ' on other days'}; "
                    f"at most {limit} hard days in {self.in_days}"
                )
                yield self.breach(first, text, over)

    def looser(self, block: Block) -> Looser:
        """One hard day more in each stretch."""
        more = {} if self.at_most is None else {"at_most": self.at_most + 1}
        return with_numbers(block, self.rule, "one hard day more in a row", more)

    def explain(self) -> str:
        """Say how many days."""
        limit = "any number" if self.at_most is None else f"at most {self.at_most}"
        return (
            f"Of any {self.in_days} days in a row {limit} are hard: a quality or long run, a race, "
            f"or a session of {', '.join(self.classes)}."
        )
