"""Before a run: legs that lifted need hours before they run, and more of them before running hard.

Why: heavy leg work costs economy and time to exhaustion on the next day even where the run of the
day itself came first; easy running tolerates it, hard running does not.
Reference: Doma & Deakin 2013 (doi 10.1139/apnm-2012-0362), grade B; Doma 2017 (doi
10.1007/s40279-017-0758-3), grade C.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from periodize.block import Block
from periodize.dates import add_days, after, days_between, format_short_day, minutes_between
from periodize.plan import Plan
from periodize.rules.base import GoalName, Rule, Violation
from periodize.rules.gaps import Gap, hours_text, run_words
from periodize.rules.words import DemandWord, LoadClassWord
from periodize.scenario.situation import Run

if TYPE_CHECKING:
    from periodize.rules.decide import Decide

TWO_DAYS = 48
"""Hours; a session on the day before a run ends less than that before it."""


class BeforeRun(Rule):
    """Hours from the end of a session to the start of the next runs.

    Attributes:
        gaps: by load class and demand of the run, the hours that must and should lie between.
        day_before_cost: what a session costs on the calendar day before a quality or long run, for
            the classes that have a `must` there.
    """

    wish_goal: ClassVar[GoalName] = "gaps"
    looks_around: ClassVar[int | None] = None

    rule: Literal["before_run"]
    gaps: Mapping[LoadClassWord, Mapping[DemandWord, Gap]]
    day_before_cost: int = Field(default=0, ge=0)

    def constrain(self, block: Block, decide: Decide) -> None:
        """Forbid sessions too close to a run, and price those closer than wished."""
        reach = max((gap.reach for row in self.gaps.values() for gap in row.values()), default=0)
        for option in decide.options:
            row = self.gaps.get(option.load_class, {})
            for run in _runs_after(block, option.date, reach):
                gap = row.get(run.demand)
                minutes = minutes_between(option.end, run.start)
                if gap is None or minutes < 0:
                    continue
                if minutes < 60 * gap.must:
                    decide.forbid(option)
                elif minutes < 60 * gap.wish:
                    decide.avoid(option, gap.cost)
                if gap.must and days_between(option.date, run.date) == 1:
                    decide.avoid(option, self.day_before_cost)

    def violations(self, block: Block, plan: Plan) -> Iterator[Violation]:
        """Compare each session with every run that starts after it."""
        for session in plan.sessions:
            row, end = self.gaps.get(session.load_class, {}), session.end
            last = after(end, 60 * max([TWO_DAYS, *(gap.reach for gap in row.values())]))
            for run in block.efforts:
                gap = row.get(run.demand)
                if gap is None or not end <= run.start < last:
                    continue
                minutes = minutes_between(end, run.start)
                told = (
                    f"{session.focus} ends {hours_text(minutes)} before the "
                    f"{run_words(run.kind)} on {format_short_day(run.date)}"
                )
                if minutes < 60 * gap.must:
                    yield self.breach(session.date, f"{told}; {gap.must} h must lie between")
                elif minutes < 60 * gap.wish and gap.cost:
                    text = f"{told}; {gap.wish} h should lie between"
                    yield self.missed(session.date, text, gap.cost)
                if gap.must and days_between(session.date, run.date) == 1 and self.day_before_cost:
                    text = f"{session.focus} stands on the day before the {run_words(run.kind)}"
                    yield self.missed(session.date, text, self.day_before_cost)

    def explain(self) -> str:
        """Say the longest gaps."""
        rows = "; ".join(
            f"{load_class}: "
            + ", ".join(f"{gap.words} before {demand}" for demand, gap in row.items())
            for load_class, row in self.gaps.items()
        )
        return f"Hours from the end of a session to the start of the next run: {rows}."


def _runs_after(block: Block, day: date, hours: int) -> Iterator[Run]:
    for offset in range(hours // 24 + 2):
        yield from block.efforts_by_date.get(add_days(day, offset), ())
