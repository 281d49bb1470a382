"""Exposure gap: the legs do not go without strength for long.

Why: strength holds with one session a week, and is lost where legs are loaded once in a fortnight.
Reference: Spiering 2021 (doi 10.1519/JSC.0000000000003964), grade A for one a week; ten days: the
same review, secondary, grade B.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from pydantic import Field

from periodize.block import Block
from periodize.dates import DateRange, add_days, days_between, format_short_day
from periodize.plan import Plan
from periodize.rules.base import GoalName, Rule, Violation
from periodize.rules.looser import ONLY_WISHES, Looser
from periodize.rules.words import BandWord, LoadClassWord, PhaseWord, RunWord
from periodize.scenario.scenario import Priority, Race

if TYPE_CHECKING:
    from periodize.statements.decide import Decide

Days = Annotated[int, Field(ge=0, le=60)]


class ExposureGap(Rule):
    """Open days in a row that should hold at least one session of some classes.

    A day is open if its week has a window and a phase of `phases`, and no race closes it. Every
    `days` open days that follow each other, with all days between the first and the last, should
    hold a session, unless an A race stands among them.

    Attributes:
        days: open days in a row; 0 asks nothing.
        classes: the load classes that count.
        runs: the kinds of run that count as well, such as `hills`.
        phases: the phases that ask for it.
        closed: by distance band and priority of a race, the days before it and after it that are
            not open, as differences of dates, race day counted in both.
        cost: of each stretch of open days without a session.
    """

    wish_goal: ClassVar[GoalName] = "balance"
    judges_by: ClassVar[tuple[str, ...]] = ("bands",)

    rule: Literal["exposure_gap"]
    days: int = Field(default=0, ge=0, le=60)
    classes: tuple[LoadClassWord, ...] = ()
    runs: tuple[RunWord, ...] = ()
    phases: tuple[PhaseWord, ...] = ()
    closed: Mapping[BandWord, Mapping[Priority, tuple[Days, Days]]] = {}
    cost: int = Field(default=1, ge=0)

    def constrain(self, block: Block, decide: Decide) -> None:
        """Prefer a session in every stretch of open days."""
        counting = [option for option in decide.options if option.load_class in self.classes]
        by_date = {day: list(some) for day, some in groupby(counting, attrgetter("date"))}
        days = [day for day in block.scenario.days if self._is_open(block, day)]
        for first, last in zip(days, days[self.days - 1 :] if self.days else (), strict=False):
            stretch = DateRange(first, add_days(last, 1))
            if any(race.priority == "A" and race.date in stretch for race in block.scenario.races):
                continue
            if any(run.kind in self.runs and run.date in stretch for run in block.scenario.runs):
                continue
            options = (option for day in stretch for option in by_date.get(day, ()))
            decide.prefer_at_least(decide.count(options), 1, self.cost)

    def _is_open(self, block: Block, day: date) -> bool:
        week = block.calendar.week_of(day)
        if not week.open_days or week.phase not in self.phases:
            return False
        for race in block.scenario.races:
            before, after = self._closed_days(block, race)
            if (
                0 <= days_between(day, race.date) < before
                or 0 <= days_between(race.date, day) < after
            ):
                return False
        return True

    def violations(self, block: Block, plan: Plan) -> Iterator[Violation]:
        """Cut the open days at every session and A race, and find pieces that are too long."""
        cuts = {session.date for session in plan.sessions if session.load_class in self.classes}
        cuts |= {race.date for race in block.scenario.races if race.priority == "A"}
        cuts |= {run.date for run in block.scenario.runs if run.kind in self.runs}
        asked = self.days and self.cost
        for piece in _pieces(self._open_days(block), cuts) if asked else ():
            missed = len(piece) - self.days + 1
            if missed > 0:
                text = (
                    f"no {' or '.join(self.classes)} session from {format_short_day(piece[0])} to "
                    f"{format_short_day(piece[-1])}, {len(piece)} days open to one; there should "
                    f"be one in every {self.days}"
                )
                yield self.missed(piece[0], text, missed * self.cost)

    def looser(self, block: Block) -> Looser:
        """Say why there is none."""
        return ONLY_WISHES

    def explain(self) -> str:
        """Say the days and classes."""
        runs = f" or a run of kind {', '.join(self.runs)}" if self.runs else ""
        return (
            f"Every {self.days} open days in a row should hold a session of "
            f"{', '.join(self.classes)}{runs}; days close to a race and weeks of other phases than "
            f"{', '.join(self.phases)} do not count."
        )

    def _open_days(self, block: Block) -> list[date]:
        windows = {window.date for window in block.scenario.windows}
        asking = [week for week in block.calendar.weeks if week.phase in self.phases]
        days = {day for week in asking if not windows.isdisjoint(week.days) for day in week.days}
        for race in block.scenario.races:
            before, after = self._closed_days(block, race)
            days -= {add_days(race.date, -offset) for offset in range(before)}
            days -= {add_days(race.date, offset) for offset in range(after)}
        return sorted(days)

    def _closed_days(self, block: Block, race: Race) -> tuple[int, int]:
        return self.closed.get(block.model.band_of(race.km), {}).get(race.priority, (0, 0))


def _pieces(days: Sequence[date], cuts: Iterable[date]) -> Iterator[Sequence[date]]:
    start = 0
    for cut in sorted(cuts):
        yield days[start : bisect_left(days, cut)]
        start = bisect_right(days, cut)
    yield days[start:]
