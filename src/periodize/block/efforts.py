"""How hard each run and race of a block is: by its kind, and beside the runner's own week.

A run may be quality and long at once, such as a long run with miles at race pace. What the scenario
says of a run's demand holds instead.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from periodize.dates import monday_of
from periodize.model.long_run import LongRun
from periodize.model.sports import SPORTS, sports
from periodize.scenario.scenario import Demand, Race, Run, Scenario

QUALITY = frozenset(
    {"progression", "fartlek", "hills", "tempo", "threshold", "intervals", "race_pace"}
)
HARD: frozenset[Demand] = frozenset({"quality", "long"})
NOT_RUNNING = frozenset(SPORTS)
"""Kinds whose length is measured as that of their sport."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort(Run):
    """A run or race with all that it demands.

    Attributes:
        demand: quality, long, or both; else medium-long or easy.
    """

    demand: frozenset[Demand]

    @property
    def is_hard(self) -> bool:
        """Whether it is a quality or long run, or a race."""
        return not self.demand.isdisjoint(HARD)

    @property
    def is_race(self) -> bool:
        """Whether it is a race; races have rules of their own."""
        return self.kind == "race"


def efforts_of(scenario: Scenario, measure: LongRun | None) -> tuple[Effort, ...]:
    """The runs and races of a scenario in order of time.

    The longest run of a week, from Monday to Sunday, is found among the runs and races that the
    scenario knows. A race is a quality run, however long: its own rules say more.

    Args:
        scenario: runs, races, and what it says of their demand.
        measure: what is long; None leaves it to kinds and to what the scenario says.
    """
    raced = (stage for race in scenario.races for stage in race.each)
    runs = (*scenario.runs, *map(_as_run, raced))
    longest = _longest(runs)
    efforts = [_effort(run, measure, longest.get(monday_of(run.date), 0)) for run in runs]
    return tuple(sorted(efforts, key=lambda effort: effort.start))


def _longest(runs: Iterable[Run]) -> Mapping[dt.date, int]:
    """By Monday, the minutes of the longest run of the week."""
    found: dict[dt.date, int] = {}
    for run in runs:
        if run.kind not in NOT_RUNNING:
            week = monday_of(run.date)
            found[week] = max(run.minutes, found.get(week, 0))
    return found


def _as_run(race: Race) -> Run:
    return Run(
        start=race.start,
        minutes=race.minutes,
        kind="race",
        demand_given=frozenset({"quality"}),
        km=race.km,
        name=race.name,
    )


def _effort(run: Run, measure: LongRun | None, longest: int) -> Effort:
    return Effort(
        start=run.start,
        minutes=run.minutes,
        kind=run.kind,
        demand_given=run.demand_given,
        km=run.km,
        name=run.name,
        demand=run.demand_given or demand_of(run, measure, longest),
    )


def demand_of(run: Run, measure: LongRun | None, longest: int) -> frozenset[Demand]:
    """What a run demands by its kind and length, of which the scenario says nothing.

    Args:
        run: its kind and minutes.
        measure: what is long; None leaves it to the kind.
        longest: minutes of the longest run of its week.
    """
    if run.kind in NOT_RUNNING:
        return _of_sport(run)
    hard: set[Demand] = {"quality"} if run.kind in QUALITY else set()
    if run.kind == "long" or (measure and measure.is_long(run.minutes, longest)):
        hard.add("long")
    if hard:
        return frozenset(hard)
    medium = run.kind == "medium_long" or (measure and run.minutes >= measure.medium_minutes)
    return frozenset({"medium-long" if medium else "easy"})


def _of_sport(run: Run) -> frozenset[Demand]:
    """What another sport asks of the legs, as a run that asks as much."""
    sport = sports()[run.kind]
    if sport.quality:
        return frozenset({"quality"})
    if sport.long_minutes and run.minutes >= sport.long_minutes:
        return frozenset({"long"})
    medium = sport.medium_minutes and run.minutes >= sport.medium_minutes
    return frozenset({"medium-long" if medium else "easy"})
