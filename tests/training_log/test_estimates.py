"""What sets tell of a maximum, and how near that comes to the truth."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
from typing import Any

import pytest

from periodize.training_log.estimates import Estimate, counts, estimates, maximum_of
from periodize.training_log.sets import LoggedSet

MONDAY = dt.date(2027, 5, 3)
ATHLETES = 200


def a_set(day: int = 1, **changes: Any) -> LoggedSet:
    """Five squats at 80 kg with two in reserve, so many days after a Monday."""
    values: dict[str, Any] = {
        "date": MONDAY + dt.timedelta(days=day),
        "called": "squat",
        "exercise": "back-squat",
        "kg": 80.0,
        "reps": 5,
        "reserve": 2,
    }
    return LoggedSet(**{**values, **changes})


def _kg(*sets: LoggedSet, stated: float | None = 100) -> list[float]:
    known = {"back-squat": stated} if stated else {}
    return [each.kg for each in estimates(sets, known)]


def test_both_formulas() -> None:
    """One repetition is the maximum itself; ten possible are three quarters of it in both."""
    assert maximum_of(100, 1) == 100
    assert maximum_of(75, 10) == pytest.approx(100, abs=0.02)
    assert maximum_of(80, 7) == pytest.approx((80 * 1.2331 + 96) / 2, abs=0.01)


def test_from_the_next_day_on() -> None:
    """What is lifted on a day is known from the next one on; later days go on from there."""
    found = estimates([a_set(1), a_set(3), a_set(8)], {"back-squat": 100})
    assert [(each.since - MONDAY).days for each in found] == [2, 4, 9]
    assert [each.sets for each in found] == [1, 2, 3]
    assert found[2].error < found[1].error < found[0].error < 0.1


def test_a_stated_maximum_is_weighed() -> None:
    """A set moves the estimate towards what it shows; without a stated one it is that itself."""
    shows = maximum_of(80, 7)
    (moved,) = _kg(a_set(), stated=110)
    assert shows < moved < 110
    assert moved - shows < 110 - moved
    assert _kg(a_set(), stated=None) == [round(2 * shows) / 2]


def test_a_day_is_one_observation() -> None:
    """Three equal sets of a day tell no more than one; on three days they do."""
    one, three = estimates([a_set()], {}), estimates([a_set(), a_set(), a_set()], {})
    assert (one[0].kg, one[0].error) == (three[0].kg, three[0].error)
    (*_, apart) = estimates([a_set(1), a_set(3), a_set(5)], {})
    assert apart.error < one[0].error


def test_without_reserve_only_upwards() -> None:
    """A set of which no reserve is told raises an estimate and never lowers it."""
    assert _kg(a_set(reserve=None, kg=60)) == []
    (raised,) = _kg(a_set(reserve=None, kg=100))
    assert raised > 100
    assert _kg(a_set(1), a_set(3, reserve=None, kg=40)) == _kg(a_set(1))


@pytest.mark.parametrize(
    ("changes", "counted"),
    [
        ({}, True),
        ({"reserve": 4}, True),
        ({"reserve": 5}, False),
        ({"reps": 10}, True),
        ({"reps": 11}, False),
        ({"reps": 12, "reserve": None}, True),
        ({"reps": 13, "reserve": None}, False),
        ({"kg": None}, False),
        ({"kg": 0.0}, False),
        ({"exercise": ""}, False),
        ({"sure": False}, False),
        ({"warm_up": True}, False),
        ({"other_kit": True}, False),
    ],
)
def test_what_counts(changes: dict[str, Any], counted: bool) -> None:
    """Counted are loaded sets of a known exercise, near enough to failure."""
    assert counts(a_set(**changes)) == counted


@pytest.mark.parametrize(
    ("error", "confidence"), [(0.03, "sure"), (0.031, "fair"), (0.06, "fair"), (0.061, "rough")]
)
def test_confidence(error: float, confidence: str) -> None:
    """How sure an estimate is said to be follows from its error."""
    assert Estimate(MONDAY, "back-squat", 100, error, 1).confidence == confidence


def _epley(kg: float, maximum: float) -> float:
    return (maximum / kg - 1) / 0.0333


def _brzycki(kg: float, maximum: float) -> float:
    return 37 - 36 * kg / maximum


@pytest.mark.parametrize("possible", [_epley, _brzycki])
def test_known_athletes(possible: Callable[[float, float], float]) -> None:
    """After six weeks the error is below half of that of a maximum stated ten percent off."""
    rng, before, after = random.Random(5), 0.0, 0.0
    for _ in range(ATHLETES):
        truth = rng.uniform(50, 160)
        stated = truth * rng.gauss(1, 0.1)
        sets = [
            _done(rng, truth * 1.005**week, 7 * week + day, possible)
            for week in range(6)
            for day in (1, 3)
            for _ in range(3)
        ]
        now = truth * 1.005**6
        (*_, last) = estimates(sets, {"back-squat": stated})
        before += abs(stated - truth) / truth
        after += abs(last.kg - now) / now
    assert after < before / 2


def _done(
    rng: random.Random, truth: float, day: int, possible: Callable[[float, float], float]
) -> LoggedSet:
    """A set of an athlete who misjudges the reserve and is not the same every day."""
    kg = round(truth * rng.choice((0.75, 0.8, 0.85)) / 2.5) * 2.5
    could = max(1.0, possible(kg, truth * rng.gauss(1, 0.02)))
    left = rng.choice((1, 2, 3))
    reps = max(1, round(could) - left)
    told = max(0, round(could - reps + rng.gauss(0, 1)))
    return a_set(day, kg=kg, reps=reps, reserve=told)
