"""Races on one day, or on days in a row, put together: they are one event."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from periodize.dates import after, days_between
from periodize.reading.marks import Spot
from periodize.scenario.scenario import Race


def events_of(races: Sequence[tuple[Race, Spot]]) -> list[tuple[Race, Spot]]:
    """The races, sorted by start, with those that follow one another as one event each.

    The event is what its most important race is; it begins with the first start, ends with the last
    end, and counts for all that is run in it.
    """
    groups: list[list[tuple[Race, Spot]]] = []
    for pair in races:
        last = groups[-1][-1][0].last_date if groups else None
        if last is not None and days_between(last, pair[0].date) <= 1:
            groups[-1].append(pair)
        else:
            groups.append([pair])
    return [(_together([race for race, _ in group]), group[0][1]) for group in groups]


def over_days(race: Race, days: int) -> Race:
    """A race that lasts several days, with an equal share of it on each of them."""
    if days < 2:
        return race
    share = max(1, round(race.minutes / days))
    stages = tuple(
        Race(
            start=after(race.start, 1440 * number),
            name=race.name,
            km=round(race.km / days, 3),
            priority=race.priority,
            minutes=min(share, 1440),
            by_time=race.by_time,
        )
        for number in range(days)
    )
    return _event(stages, race.name)


def _together(races: Sequence[Race]) -> Race:
    if len(races) == 1:
        return races[0]
    stages = tuple(stage for race in races for stage in race.each)
    return _event(tuple(sorted(stages, key=lambda stage: stage.start)), _name(races))


def _event(stages: tuple[Race, ...], name: str) -> Race:
    return Race(
        start=stages[0].start,
        name=name,
        km=round(sum(stage.km for stage in stages), 3),
        priority=min(stage.priority for stage in stages),
        minutes=sum(stage.minutes for stage in stages),
        stages=stages,
        by_time=all(stage.by_time for stage in stages),
    )


def _name(races: Sequence[Race]) -> str:
    names = list(dict.fromkeys(race.name for race in races))
    if len(names) < 3:
        return " and ".join(names)
    return f"{names[0]} and {len(names) - 1} more"


def by_day(race: Race) -> list[Race]:
    """What is raced on each day of an event, from the first start of the day to its last end."""
    if not race.stages:
        return [race]
    days = groupby(race.stages, key=lambda stage: stage.date)
    return [_together(list(stages)) for _, stages in days]
