"""Before a run: legs that lifted need hours before they run, and more of them before running hard.

Why: heavy leg work costs economy and time to exhaustion on the next day even where the run of the
day itself came first; easy running tolerates it, hard running does not.
Reference: Doma & Deakin 2013 (doi 10.1139/apnm-2012-0362), grade B; Doma 2017 (doi
10.1007/s40279-017-0758-3), grade C.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from periodize.block import Block, Effort
from periodize.dates import add_days, after, days_between, format_short_day, minutes_between
from periodize.model.catalogue import Catalogue
from periodize.model.periodization import Model
from periodize.plan import Plan, Session
from periodize.rules.base import GoalName, Rule, Violation
from periodize.rules.gaps import Gap, hours_text, row_of, rows_shorter, run_words
from periodize.rules.looser import RUN_HOURS, Looser, with_numbers
from periodize.rules.names import Name, names_at
from periodize.rules.reach import Reach
from periodize.rules.words import DemandWord, LoadClassWord

if TYPE_CHECKING:
    from periodize.statements.decide import Decide

TWO_DAYS = 48
"""Hours; a session on the day before a run ends less than that before it."""


class BeforeRun(Rule):
    """Hours from the end of a session to the start of the next runs.

    Before a run that is quality and long the stricter gap of each holds, and is told once.

    Attributes:
        gaps: by load class and demand of the run, the hours that must and should lie between.
        focuses: the same by focus, in place of the row of its class.
        day_before_cost: what a session costs on the calendar day before a quality or long run, for
            the classes that have a `must` there.
    """

    wish_goal: ClassVar[GoalName] = "gaps"
    reach: ClassVar[Reach] = "session"

    rule: Literal["before_run"]
    gaps: Mapping[LoadClassWord, Mapping[DemandWord, Gap]]
    focuses: Mapping[str, Mapping[DemandWord, Gap]] = {}
    day_before_cost: int = Field(default=0, ge=0)

    def hours_before_runs(self) -> frozenset[int]:
        """The musts and wishes of all rows."""
        rows = (*self.gaps.values(), *self.focuses.values())
        gaps = [gap for row in rows for gap in row.values()]
        return frozenset(hours for gap in gaps for hours in (gap.must, gap.wish) if hours)

    def constrain(self, block: Block, decide: Decide) -> None:
        """Forbid sessions too close to a run, and price those closer than wished."""
        rows = [*self.gaps.values(), *self.focuses.values()]
        reach = max((gap.reach for row in rows for gap in row.values()), default=0)
        for option in decide.options:
            row = row_of(self, option.load_class, option.focus)
            for run in _runs_after(block, option.date, reach):
                gaps = [row[demand] for demand in run.demand if demand in row]
                minutes = minutes_between(option.end, run.start)
                if not gaps or minutes < 0:
                    continue
                must = max(gap.must for gap in gaps)
                if minutes < 60 * must:
                    decide.forbid(option)
                else:
                    missed = [gap.cost for gap in gaps if minutes < 60 * gap.wish]
                    decide.avoid(option, max(missed, default=0))
                if must and days_between(option.date, run.date) == 1:
                    decide.avoid(option, self.day_before_cost)

    def violations(self, block: Block, plan: Plan) -> Iterator[Violation]:
        """Compare each session with every run that starts after it."""
        for session in plan.sessions:
            row, end = row_of(self, session.load_class, session.focus), session.end
            last = after(end, 60 * max([TWO_DAYS, *(gap.reach for gap in row.values())]))
            for run in block.calendar.efforts:
                if end <= run.start < last:
                    asked = [gap for demand, gap in row.items() if demand in run.demand]
                    yield from self._judge(session, run, asked)

    def _judge(self, session: Session, run: Effort, asked: Sequence[Gap]) -> Iterator[Violation]:
        """Tell of the strictest gap before one run, whatever else the run demands."""
        minutes = minutes_between(session.end, run.start)
        told = (
            f"{session.focus} ends {hours_text(minutes)} before the "
            f"{run_words(run.kind)} on {format_short_day(run.date)}"
        )
        broken = [gap.must for gap in asked if minutes < 60 * gap.must]
        missed = [(gap.cost, gap.wish) for gap in asked if gap.cost and minutes < 60 * gap.wish]
        if broken:
            yield self.breach(session.date, f"{told}; {max(broken)} h must lie between")
        elif missed:
            cost, hours = max(missed)
            yield self.missed(session.date, f"{told}; {hours} h should lie between", cost)
        is_eve = days_between(session.date, run.date) == 1
        if is_eve and self.day_before_cost and any(gap.must for gap in asked):
            text = f"{session.focus} stands on the day before the {run_words(run.kind)}"
            yield self.missed(session.date, text, self.day_before_cost)

    def looser(self, block: Block) -> Looser:
        """Every gap that must be kept shorter; wishes stay what they are."""
        text = f"{RUN_HOURS} h less must lie between"
        return with_numbers(block, self.rule, text, rows_shorter(self, RUN_HOURS))

    def names(self, model: Model, catalogue: Catalogue) -> Iterator[Name]:
        """The focuses that have hours of their own."""
        yield from names_at(("focuses",), self.focuses, model.focuses)

    def explain(self) -> str:
        """Say the longest gaps."""
        rows = "; ".join(
            f"{kind}: " + ", ".join(f"{gap.words} before {demand}" for demand, gap in row.items())
            for kind, row in {**self.gaps, **self.focuses}.items()
        )
        return f"Hours from the end of a session to the start of the next run: {rows}."


def _runs_after(block: Block, day: date, hours: int) -> Iterator[Effort]:
    for offset in range(hours // 24 + 2):
        yield from block.calendar.efforts_by_date.get(add_days(day, offset), ())
