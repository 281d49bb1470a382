"""After a run: lift on legs that have come back from it, or in the same trip as an easy run.

Why: six hours between hard running and lifting cost less than none, a day less still; a long run
leaves the legs tired into the next day, whatever the hour. An easy run disturbs little.
Reference: Robineau 2016 (JSCR 30:672), Lee 2020 (doi 10.1371/journal.pone.0233134), grade B; the
day after a long run and the same trip: coaching practice, grade D.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import time
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from pydantic import Field

from periodize.block import Block, Effort, Option
from periodize.dates import (
    DateRange,
    add_days,
    after,
    at,
    counted,
    days_between,
    format_short_day,
    minutes_between,
)
from periodize.model.catalogue import Catalogue
from periodize.model.periodization import Model
from periodize.plan import Plan, Session
from periodize.rules.base import GoalName, Rule, Violation
from periodize.rules.gaps import FURTHEST_DAYS, Gap, hours_text, row_of, rows_shorter, run_words
from periodize.rules.looser import RUN_HOURS, Looser, with_numbers
from periodize.rules.names import Name, names_at
from periodize.rules.reach import Reach
from periodize.rules.words import DemandWord, LoadClassWord

if TYPE_CHECKING:
    from periodize.statements.decide import Decide


class AfterRun(Rule):
    """Hours from the end of a run to the start of the sessions after it. Races have their own rule.

    After a run that is quality and long the stricter gap of each holds, and is told once.

    Attributes:
        gaps: by load class and demand of the run, the hours that must and should lie between.
        focuses: the same by focus, in place of the row of its class.
        days_after_long: by load class, the calendar days after a long run's day that stay free of
            it; the rest of the day itself too. A class that is not named may stand there.
        same_trip_minutes: a session that starts at most so many minutes after an easy run belongs
            to the same trip, and misses no wish.
    """

    wish_goal: ClassVar[GoalName] = "gaps"
    reach: ClassVar[Reach] = "session"

    rule: Literal["after_run"]
    gaps: Mapping[LoadClassWord, Mapping[DemandWord, Gap]] = {}
    focuses: Mapping[str, Mapping[DemandWord, Gap]] = {}
    days_after_long: Mapping[LoadClassWord, Annotated[int, Field(ge=0, le=FURTHEST_DAYS)]] = {}
    same_trip_minutes: int | None = Field(default=None, ge=0, le=24 * 60)

    def constrain(self, block: Block, decide: Decide) -> None:
        """Forbid sessions too soon after a run, and price those sooner than wished."""
        options = {day: list(some) for day, some in groupby(decide.options, attrgetter("date"))}
        for run in block.calendar.efforts:
            if not run.is_race:
                for day in self._days_in_reach(run):
                    for option in options.get(day, ()):
                        self._say(decide, option, run)

    def _days_in_reach(self, run: Effort) -> DateRange:
        hours = self._longest_hours
        days = max(self.days_after_long.values(), default=0)
        last = max(after(run.end, 60 * hours).date(), add_days(run.date, days))
        return DateRange(run.date, add_days(last, 1))

    @property
    def _longest_hours(self) -> int:
        rows = [*self.gaps.values(), *self.focuses.values()]
        return max((gap.reach for row in rows for gap in row.values()), default=0)

    def _say(self, decide: Decide, option: Option, run: Effort) -> None:
        if option.start < run.end:
            return
        row = row_of(self, option.load_class, option.focus)
        gaps = [row[demand] for demand in run.demand if demand in row]
        opens = after(run.end, 60 * max((gap.must for gap in gaps), default=0))
        free = self.days_after_long.get(option.load_class)
        if "long" in run.demand and free is not None:
            opens = max(opens, at(add_days(run.date, free + 1), time.min))
        trip = self.same_trip_minutes if "easy" in run.demand else None
        same_trip = trip is not None and option.start <= after(run.end, trip)
        if option.start < opens:
            decide.forbid(option)
        elif not same_trip:
            missed = [gap.cost for gap in gaps if option.start < after(run.end, 60 * gap.wish)]
            decide.avoid(option, max(missed, default=0))

    def violations(self, block: Block, plan: Plan) -> Iterator[Violation]:
        """Compare each session with every run that ends before it."""
        runs = [(run.end, run) for run in block.calendar.efforts if not run.is_race]
        hours = self._longest_hours
        days = max(self.days_after_long.values(), default=0) + 1
        for session in plan.sessions:
            earliest = after(session.start, -60 * max(hours, 24 * days))
            for end, run in runs:
                if earliest < end <= session.start:
                    yield from self._judge(session, run, minutes_between(end, session.start))

    def _judge(self, session: Session, run: Effort, minutes: int) -> Iterator[Violation]:
        row = row_of(self, session.load_class, session.focus)
        asked = [gap for demand, gap in row.items() if demand in run.demand]
        broken = [gap.must for gap in asked if minutes < 60 * gap.must]
        missed = [(gap.cost, gap.wish) for gap in asked if gap.cost and minutes < 60 * gap.wish]
        free = self.days_after_long.get(session.load_class, -1) if "long" in run.demand else -1
        trip = self.same_trip_minutes if "easy" in run.demand else None
        told = (
            f"{session.focus} starts {hours_text(minutes)} after the {run_words(run.kind)} on "
            f"{format_short_day(run.date)}"
        )
        if days_between(run.date, session.date) <= free:
            closed = "the rest of that day"
            closed += f" and {counted(free, 'day')} more" if free else ""
            yield self.breach(session.date, f"{told}; {closed} must stay free of it")
        elif broken:
            yield self.breach(session.date, f"{told}; {max(broken)} h must lie between")
        elif missed and (trip is None or minutes > trip):
            cost, hours = max(missed)
            yield self.missed(session.date, f"{told}; {hours} h should lie between", cost)

    def looser(self, block: Block) -> Looser:
        """Hours after each run, and the days after a long one; none is less than its own day."""
        text = f"{RUN_HOURS} h less must lie between"
        values = rows_shorter(self, RUN_HOURS)
        if fewer := {name: days - 1 for name, days in self.days_after_long.items() if days}:
            text, values = (
                f"{text}, 1 day less after a long run",
                {**values, "days_after_long": fewer},
            )
        return with_numbers(block, self.rule, text, values)

    def names(self, model: Model, catalogue: Catalogue) -> Iterator[Name]:
        """The focuses that have hours of their own."""
        yield from names_at(("focuses",), self.focuses, model.focuses)

    def explain(self) -> str:
        """Say the hours and days."""
        rows = "; ".join(
            f"{kind}: " + ", ".join(f"{gap.words} after {demand}" for demand, gap in row.items())
            for kind, row in {**self.gaps, **self.focuses}.items()
        )
        long = "".join(
            f"; {load_class}: neither later on the day of a long run nor "
            f"on the next {counted(days, 'day')}"
            for load_class, days in self.days_after_long.items()
        )
        trip = self.same_trip_minutes
        same = "" if trip is None else f"; within {trip} min after an easy run is the same trip"
        return f"Hours from the end of a run to the start of a session: {rows}{long}{same}."
