"""Which season and phase each week belongs to: as the scenario says, else from the A races.

Seasons set the caps, phases the doses. A race on Monday to Wednesday makes the week before its race
week, and its own week the first of recovery.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from periodize.dates import days_between, monday_of
from periodize.model.periodization import Model
from periodize.model.seasons import Derivation
from periodize.scenario.scenario import Dated, Race, Scenario

THURSDAY = 3


@dataclass(frozen=True, slots=True)
class Stretch:
    """The axes of one week: season, phase, its run of equal phases, week in it, and segment."""

    season: str
    phase: str
    run: int
    week_in_phase: int
    segment: int


def timeline(scenario: Scenario, model: Model, mondays: Sequence[date]) -> tuple[Stretch, ...]:
    """Season, phase and segment of each week, given the Mondays of the block's weeks."""
    seasons, phases = _derive(scenario, model, mondays)
    seasons = _overridden(seasons, scenario.seasons, mondays, scenario.days.start)
    phases = _overridden(phases, scenario.phases, mondays, scenario.days.start)
    return tuple(_stretches(seasons, phases, model.segment_weeks))


def _derive(
    scenario: Scenario, model: Model, mondays: Sequence[date]
) -> tuple[list[str], list[str]]:
    rules, novice = model.derivation, scenario.athlete.level == "novice"
    seasons, phases = ["off"] * len(mondays), [""] * len(mondays)
    goals = [race for race in scenario.races if race.priority == "A"]
    raced = [race for race in scenario.raced if race.priority == "A"]
    resumed = max((_recovered(race, model, mondays[0]) for race in raced), default=0)
    free_from = max(0, resumed)
    _fill(phases, 0, ["recovery"] * free_from)
    for race in goals:
        race_week = _race_week(race, mondays[0])
        band = model.band_of(race.km)
        weeks = rules.taper_weeks[band] + int(_begins_its_week(race))
        taper = min(race_week, max(free_from, race_week - weeks + 1))
        first = race is goals[0] and not raced
        _fill(phases, free_from, _before(rules, taper - free_from, novice, first=first))
        _fill(phases, taper, ["taper"] * (race_week - taper) + ["race"])
        resumed = _recovered(race, model, mondays[0])
        _fill(phases, race_week + 1, ["recovery"] * (resumed - race_week - 1))
        pre = taper - rules.in_weeks - rules.pre_weeks
        for week in range(max(0, pre), min(race_week + 1, len(mondays))):
            if week >= taper - rules.in_weeks:
                seasons[week] = "in"
            elif seasons[week] == "off":
                seasons[week] = "pre"
        free_from = resumed
    left = len(mondays) - free_from
    rest = min(left, max(0, rules.afterwards_weeks + min(0, resumed))) if goals or raced else 0
    _fill(phases, free_from, [rules.afterwards] * rest)
    _fill(phases, free_from + rest, _sequence(rules, left - rest, novice))
    return seasons, phases


def _recovered(race: Race, model: Model, first_monday: date) -> int:
    """The first week after a goal race and its recovery, below 0 before the block."""
    rules, band = model.derivation, model.band_of(race.km)
    recovery = max(rules.recovery_weeks[band], int(_early_in_week(race)))
    return _race_week(race, first_monday) + 1 + recovery


def _race_week(race: Race, first_monday: date) -> int:
    week = days_between(first_monday, monday_of(race.last_date)) // 7
    return week - 1 if _early_in_week(race) else week


def _early_in_week(race: Race) -> bool:
    return race.last_date.weekday() < THURSDAY


def _begins_its_week(race: Race) -> bool:
    """Whether days of racing begin so early in the race week that nothing tapers in it."""
    same = monday_of(race.date) == monday_of(race.last_date)
    return same and race.date.weekday() < THURSDAY <= race.last_date.weekday()


def _before(rules: Derivation, weeks: int, novice: bool, *, first: bool) -> list[str]:
    if not first and weeks <= rules.between_weeks:
        return [rules.between] * weeks
    return _sequence(rules, weeks, novice)


def _sequence(rules: Derivation, weeks: int, novice: bool) -> list[str]:
    if weeks <= 0:
        return []
    table = rules.novice_sequences if novice else rules.sequences
    phases = dict(table[min(weeks, len(table))])
    order = [phase for phase in _order(rules, table) if phase in phases or phase == rules.beyond]
    phases[rules.beyond] = phases.get(rules.beyond, 0) + max(0, weeks - len(table))
    return [phase for phase in order for _ in range(phases.get(phase, 0))]


def _order(rules: Derivation, table: Mapping[int, Mapping[str, int]]) -> list[str]:
    order = list(table[len(table)])
    if rules.beyond not in order:
        order.insert(order.index(rules.before), rules.beyond)
    return order


def _fill(phases: list[str], start: int, values: Sequence[str]) -> None:
    for week, value in enumerate(values, start):
        if 0 <= week < len(phases):
            phases[week] = value


def _overridden(
    derived: list[str], said: Sequence[Dated], mondays: Sequence[date], start: date
) -> list[str]:
    values = list(derived)
    for index, monday in enumerate(mondays):
        first_day = max(monday, start)
        for entry in said:
            if entry.since <= first_day:
                values[index] = entry.value
    return values


def _stretches(seasons: Sequence[str], phases: Sequence[str], longest: int) -> Iterator[Stretch]:
    week = segment = 0
    for run, (phase, group) in enumerate(groupby(phases)):
        length = len(list(group))
        parts = -(-length // longest)
        for index in range(length):
            part = index * parts // length
            yield Stretch(seasons[week], phase, run, index, segment + part)
            week += 1
        segment += parts
