"""The weeks of a block: season, phase and quota of each, and what is run in them."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from periodize.block.deloads import deload_weeks
from periodize.block.efforts import Effort, efforts_of
from periodize.block.returns import weeks_back
from periodize.block.timeline import Stretch, timeline
from periodize.block.types import Week
from periodize.dates import DateRange, add_days, monday_of, weeks_of
from periodize.model.periodization import Model
from periodize.model.progression import RuleNumbers
from periodize.scenario.scenario import Scenario


@dataclass(frozen=True, eq=False)
class Calendar:
    """A scenario's weeks under a model, and what is run in them."""

    scenario: Scenario
    model: Model
    numbers: RuleNumbers

    @cached_property
    def weeks(self) -> tuple[Week, ...]:
        """The weeks in order."""
        ranges = weeks_of(self.scenario.days)
        axes = timeline(self.scenario, self.model, [monday_of(days.start) for days in ranges])
        pairs = zip(ranges, axes, strict=True)
        weeks = [self._week(index, days, axis) for index, (days, axis) in enumerate(pairs)]
        if self.numbers.returning:
            back = weeks_back(self.scenario, weeks, self.numbers.returning)
            weeks = [replace(week, back=week.index in back) for week in weeks]
        if self.numbers.deload:
            lighter = deload_weeks(self.scenario, self.efforts, weeks, self.numbers.deload)
            lighter |= {
                w.index for w in weeks if w.back and w.phase not in self.numbers.deload.counted
            }
            weeks = [replace(week, deload=week.index in lighter) for week in weeks]
        return tuple(weeks)

    def _week(self, index: int, days: DateRange, axis: Stretch) -> Week:
        quota = self.model.phases[axis.phase].quota or self.model.seasons[axis.season]
        cap = min(quota.at_most, self.model.seasons[axis.season].at_most)
        open_days = sum(day in self.scenario.windows_by_date for day in days)
        minutes = self.scenario.weekly_minutes
        share = len(days) / 7

        full_target = min(cap, quota.target)

        def wanted(sessions: int) -> int:
            return _rounded(sessions * share) if open_days else 0

        reach = min(wanted(full_target), open_days)

        return Week(
            index=index,
            days=days,
            season=axis.season,
            phase=axis.phase,
            run=axis.run,
            week_in_phase=axis.week_in_phase,
            segment=axis.segment,
            at_most=max(1, _rounded(cap * share)) if cap else 0,
            target=wanted(full_target),
            reach=reach,
            floor=wanted(quota.floor),
            legs=wanted(quota.legs),
            legs_wanted=wanted(quota.legs_wanted),
            minutes=_rounded((quota.minutes if minutes is None else minutes) * share),
            share=share,
            open_days=open_days,
            rested=not open_days or self._was_rested(days),
            room=reach / full_target if full_target else 0.0,
        )

    def _was_rested(self, days: DateRange) -> bool:
        """Whether days that were lived went by without strength."""
        lived = self.scenario.lived
        if lived is None or days.end > lived.until:
            return False
        return not any(session.date in days for session in lived.sessions)

    def week_of(self, day: dt.date) -> Week:
        """The week that holds a day of the block.

        Raises:
            KeyError: the day lies outside the block.
        """
        return self._weeks_by_monday[monday_of(day)]

    @cached_property
    def _weeks_by_monday(self) -> Mapping[dt.date, Week]:
        return {monday_of(week.days.start): week for week in self.weeks}

    def weeks_of(self, segment: int) -> tuple[Week, ...]:
        """The weeks of a segment."""
        return tuple(week for week in self.weeks if week.segment == segment)

    @cached_property
    def efforts(self) -> tuple[Effort, ...]:
        """Runs and races in order, with what each demands by the model's measure of what is long.

        A race is a quality run plus what its own rules say.
        """
        return efforts_of(self.scenario, self.model.long_run)

    @cached_property
    def efforts_by_date(self) -> Mapping[dt.date, tuple[Effort, ...]]:
        """The runs and races of each day that has some."""
        days: dict[dt.date, tuple[Effort, ...]] = {}
        for effort in self.efforts:
            days[effort.date] = (*days.get(effort.date, ()), effort)
        return days

    @cached_property
    def efforts_on(self) -> Mapping[dt.date, Sequence[Effort]]:
        """The runs and races that take some time of each day; one past midnight takes two."""
        days: dict[dt.date, list[Effort]] = defaultdict(list)
        for effort in self.efforts:
            for day in DateRange(effort.date, add_days(effort.end.date(), 1)):
                days[day].append(effort)
        return days

    def is_hard_day(self, day: dt.date) -> bool:
        """Whether a quality run, a long run or a race stands on the day."""
        return any(run.is_hard for run in self.efforts_by_date.get(day, ()))


def _rounded(value: float) -> int:
    return int(value + 0.5)
