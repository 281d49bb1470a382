"""How far a race is taken to be that nobody tells the distance of."""

from __future__ import annotations

import datetime as dt

import pytest

from periodize.run_sources.found import Found, FoundRun
from periodize.scenario.resolve.race_guess import guessed_km

RACE = FoundRun(date=dt.date(2027, 5, 30), start=None, title="Race Day!", kind="race")


def a_run(day: int, km: float | None = None, minutes: int | None = None) -> FoundRun:
    """A long run of May."""
    date = dt.date(2027, 5, day)
    return FoundRun(date=date, start=None, title="Long", kind="long", km=km, minutes=minutes)


@pytest.mark.parametrize(
    ("longest", "km"),
    [(26, 42.195), (25.9, 21.0975), (15, 21.0975), (14.9, 10), (9, 10), (8.9, 5), (1, 5)],
)
def test_by_the_longest_run_before_it(longest: float, km: float) -> None:
    """Both sides of each boundary; what comes after the race does not count."""
    found = Found(runs=[a_run(9, longest), a_run(16, 1), a_run(31, 40)])
    assert guessed_km(RACE, found, 6) == km


def test_by_minutes() -> None:
    """Runs by time count by the pace; a race whose minutes are known is as far as that."""
    assert guessed_km(RACE, Found(runs=[a_run(9, minutes=156)]), 6) == 42.195
    assert guessed_km(RACE, Found(runs=[a_run(9, minutes=155)]), 6) == 21.0975
    timed = FoundRun(date=RACE.date, start=None, title="Race", kind="race", minutes=60)
    assert guessed_km(timed, Found(), 6) == 10
