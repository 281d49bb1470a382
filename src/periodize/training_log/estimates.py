"""How strong an athlete is, from what was lifted: estimates of one-repetition maxima over time."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import sqrt
from typing import Any, Literal

from periodize.dates import add_days, days_between
from periodize.model.shipped import shipped
from periodize.training_log.sets import LoggedSet

WEEK = 7
TO_HALF = 2
"""An estimate is told to the half kilogram."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of `models/logging.yaml`; shares are of a maximum."""

    epley_each_repetition: float
    brzycki: tuple[float, float]
    most_repetitions: int
    most_reserve: int
    error: float
    error_each_repetition: float
    error_each_reserve: float
    error_stated: float
    drift_a_week: float
    confident: tuple[float, float]


@dataclass(frozen=True, slots=True, order=True)
class Estimate:
    """A maximum from a day on.

    Attributes:
        since: the day after the sets that it is known from.
        exercise: its id.
        kg: the maximum, to the half kilogram.
        error: how far it may be off, as a share.
        sets: how many sets tell it so far.
    """

    since: dt.date
    exercise: str
    kg: float
    error: float
    sets: int

    @property
    def confidence(self) -> Literal["sure", "fair", "rough"]:
        """How much it can be relied on."""
        sure, fair = numbers().confident
        return "sure" if self.error <= sure else "fair" if self.error <= fair else "rough"


@cache
def numbers() -> Numbers:
    """The numbers by which sets are judged."""
    said: Mapping[str, Any] = shipped("logging")["estimate"]
    pairs = {key: tuple(said[key]) for key in ("brzycki", "confident")}
    return Numbers(**{**said, **pairs})


def maximum_of(kg: float, possible: int) -> float:
    """The maximum of which a load can be lifted so often: the mean of both formulas."""
    said = numbers()
    epley = 1 + said.epley_each_repetition * possible if possible > 1 else 1.0
    most, factor = said.brzycki
    return kg * (epley + factor / (most - possible)) / 2


def counts(each: LoggedSet) -> bool:
    """Whether a set tells of a maximum: loaded with its kit, and near enough to failure."""
    said = numbers()
    reserve = each.reserve or 0
    possible = each.reps + reserve
    near = reserve <= said.most_reserve and possible <= said.most_repetitions
    known = bool(each.kg and each.exercise and each.sure)
    return known and near and not (each.warm_up or each.other_kit)


def estimates(sets: Iterable[LoggedSet], stated: Mapping[str, float]) -> tuple[Estimate, ...]:
    """The estimates of each exercise, in order of the days from which they hold.

    Sets of one day are one observation. A set of which no reserve is told shows that the athlete
    is at least so strong: it raises an estimate and never lowers it.
    """
    by_exercise: dict[str, list[LoggedSet]] = defaultdict(list)
    for each in sets:
        if counts(each):
            by_exercise[each.exercise].append(each)
    found = [
        estimate
        for exercise, lifted in by_exercise.items()
        for estimate in _followed(exercise, lifted, stated.get(exercise))
    ]
    return tuple(sorted(found))


@dataclass(slots=True)
class _Belief:
    """A maximum and its variance, both in kg, as of a day."""

    kg: float
    variance: float
    day: dt.date


def _followed(exercise: str, sets: Sequence[LoggedSet], stated: float | None) -> Iterable[Estimate]:
    days: dict[dt.date, list[LoggedSet]] = defaultdict(list)
    for each in sets:
        days[each.date].append(each)
    first = min(days)
    belief = None
    if stated:
        belief = _Belief(stated, (stated * numbers().error_stated) ** 2, first)
    found: dict[dt.date, Estimate] = {}
    told = 0
    for day in sorted(days):
        belief, new = _after(belief, day, days[day])
        told += new
        if belief and new:
            since = add_days(day, 1)
            error = sqrt(belief.variance) / belief.kg
            kg = round(TO_HALF * belief.kg) / TO_HALF
            found[since] = Estimate(since, exercise, kg, round(error, 4), told)
    return found.values()


def _after(
    belief: _Belief | None, day: dt.date, sets: Sequence[LoggedSet]
) -> tuple[_Belief | None, int]:
    """What is believed after a day, and how many of its sets tell something."""
    exact = [each for each in sets if each.reserve is not None]
    if exact:
        observed = [_observed(each) for each in exact]
        weights = [1 / error**2 for _, error in observed]
        kg = sum(kg * w for (kg, _), w in zip(observed, weights, strict=True)) / sum(weights)
        # Sets of one day share what makes the day good or bad: together they are no surer than one.
        belief = _moved(belief, day, kg, min(error for _, error in observed))
    least = max((_observed(each) for each in sets if each.reserve is None), default=None)
    if least and (belief is None or least[0] > belief.kg):
        belief = _moved(belief, day, *least)
        return belief, len(exact) + 1
    return belief, len(exact)


def _observed(each: LoggedSet) -> tuple[float, float]:
    """The maximum that a set shows, and its error, both in kg."""
    said = numbers()
    reserve = each.reserve or 0
    possible = each.reps + reserve
    kg = maximum_of(each.kg or 0, possible)
    error = said.error + said.error_each_repetition * (possible - 1)
    return kg, kg * (error + said.error_each_reserve * reserve)


def _moved(belief: _Belief | None, day: dt.date, kg: float, error: float) -> _Belief:
    """The belief moved to an observation by how much surer that is (Kalman)."""
    if belief is None:
        return _Belief(kg, error**2, day)
    weeks = days_between(belief.day, day) / WEEK
    variance = belief.variance + weeks * (numbers().drift_a_week * belief.kg) ** 2
    gain = variance / (variance + error**2)
    return _Belief(belief.kg + gain * (kg - belief.kg), (1 - gain) * variance, day)
