"""After a race: each kind of session comes back when the legs can take it.

Why: after a marathon the knee extensors are weak for days, and economy is back only after a week;
after an ultra force needs nine to sixteen days. Older runners need longer.
Reference: Takayama 2017, Millet 2011 (PMC3043077), grade B; the days by class: coaching practice,
grade D. A race of the four weeks before the block counts as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import groupby
from math import ceil
from operator import attrgetter
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from pydantic import Field

from periodize.block import Block
from periodize.dates import add_days, days_between, format_short_day
from periodize.plan import Plan
from periodize.rules.base import Rule, Violation
from periodize.rules.looser import Looser, a_day_less, with_numbers
from periodize.rules.reach import Reach
from periodize.rules.words import BandWord, LoadClassWord
from periodize.scenario.scenario import Race

if TYPE_CHECKING:
    from periodize.statements.decide import Decide


class AfterRace(Rule):
    """Days between a race and a session after it, as a difference of dates.

    Attributes:
        days: by distance band and load class, the least days after the race. 1 closes the rest of
            race day; 0 closes nothing.
        c_share: the share of them that a C race asks, rounded up to whole days.
        masters_factor: times as many after A and B races for athletes of `masters_age` and older,
            rounded up to whole days.
        masters_age: years; None knows no masters.
    """

    reach: ClassVar[Reach] = "session"
    judges_by: ClassVar[tuple[str, ...]] = ("bands",)

    rule: Literal["after_race"]
    days: Mapping[BandWord, Mapping[LoadClassWord, Annotated[int, Field(ge=0, le=60)]]] = {}
    c_share: Decimal = Field(default=Decimal(1), ge=0, le=1)
    masters_factor: Decimal = Field(default=Decimal(1), ge=1, le=3)
    masters_age: int | None = Field(default=None, ge=0)

    def constrain(self, block: Block, decide: Decide) -> None:
        """Forbid the sessions of the days that a race closes."""
        options = {day: list(some) for day, some in groupby(decide.options, attrgetter("date"))}
        for race in (*block.scenario.raced, *block.scenario.races):
            asked = self._asked(block, race)
            lasts = days_between(race.date, race.last_date)
            for offset in range(lasts + max(asked.values(), default=0)):
                for option in options.get(add_days(race.date, offset), ()):
                    least = asked.get(option.load_class, 0)
                    closed = least > 0 and offset < lasts + least
                    if closed and option.start >= race.start:
                        decide.forbid(option)

    def violations(self, block: Block, plan: Plan) -> Iterator[Violation]:
        """Count the days from each race to the sessions after it."""
        for race in (*block.scenario.raced, *block.scenario.races):
            asked = self._asked(block, race)
            for session in plan.sessions:
                days = days_between(race.last_date, session.date)
                least = asked.get(session.load_class, 0)
                if least and session.start >= race.start and days < least:
                    when = f"{_days(days)} after" if days >= 0 else "within"
                    text = (
                        f"{session.focus} stands {when} {race.name} (priority "
                        f"{race.priority}) on {format_short_day(race.last_date)}; it may return "
                        f"{_days(least)} after"
                    )
                    yield self.breach(session.date, text)

    def looser(self, block: Block) -> Looser:
        """Every day after a race, one less; none becomes less than the race day itself."""
        less = {
            band: {name: a_day_less(days) for name, days in classes.items()}
            for band, classes in self.days.items()
        }
        return with_numbers(block, self.rule, "1 day less", {"days": less} if less else {})

    def explain(self) -> str:
        """Say the days by band and class, and who needs more or less."""
        rows = "; ".join(
            f"{band}: " + ", ".join(f"{name} {days}" for name, days in classes.items())
            for band, classes in self.days.items()
        )
        masters = (
            ""
            if self.masters_age is None
            else f"; from the age of {self.masters_age} times {self.masters_factor} after A and B"
        )
        return f"Least days after a race: {rows}; times {self.c_share} after C races{masters}."

    def rest_days(self, block: Block, race: Race) -> int:
        """The days after a race before every kind of session may return."""
        return max(self._asked(block, race).values(), default=0)

    def _asked(self, block: Block, race: Race) -> Mapping[str, int]:
        days = self.days.get(block.model.band_of(race.km), {})
        factor = self.c_share if race.priority == "C" else self._factor(block, race)
        return {load_class: ceil(count * factor) for load_class, count in days.items()}

    def _factor(self, block: Block, race: Race) -> Decimal:
        age = block.scenario.athlete.age_in(race.date.year)
        if age is None or self.masters_age is None or age < self.masters_age:
            return Decimal(1)
        return self.masters_factor


def _days(count: int) -> str:
    return f"{count} day" if count == 1 else f"{count} days"
