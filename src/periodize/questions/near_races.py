"""Races so close together that the model's own rest after the first one reaches to the second.

Only strength is priced. Whether a runner should race again so soon no rule says; that the question
stands is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from periodize.dates import counted, days_between, format_short_day
from periodize.policy.case import case_of
from periodize.scenario.scenario import Scenario


@dataclass(frozen=True, slots=True)
class NearRaces:
    """Two races, the first of which still weighs on the second.

    Attributes:
        first, second: their names.
        first_day, second_day: their days.
        days: from the one to the other.
        rest: days after the first one before every kind of session may return, by the model's rule
            `after_race`; more than `days`.
    """

    first: str
    first_day: date
    second: str
    second_day: date
    days: int
    rest: int

    def __str__(self) -> str:
        """Say it in one sentence."""
        second = f"{self.second} on {format_short_day(self.second_day)}"
        first = f"{self.first} on {format_short_day(self.first_day)}"
        return (
            f"{second} comes {counted(self.days, 'day')} after {first}; after_race asks "
            f"{counted(self.rest, 'day')} before all strength is back"
        )


def near_races(scenario: Scenario) -> tuple[NearRaces, ...]:
    """The races of a scenario that lie so close together, in order."""
    return tuple(_near(scenario))


def _near(scenario: Scenario) -> Iterator[NearRaces]:
    case = case_of(scenario)
    block = case.block
    # Days of racing in a row are one event to the rules, and still worth telling here.
    stages = [stage for race in scenario.races for stage in race.each]
    for rule in case.rules:
        for first, second in combinations(stages, 2):
            days = days_between(first.date, second.date)
            rest = rule.rest_days(block, first)
            if 0 < days < rest:
                yield NearRaces(first.name, first.date, second.name, second.date, days, rest)
