"""Days between the last session of each kind and a race, at the table's numbers."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from periodize.rules.before_race import BeforeRace
from periodize.scenario.scenario import Priority, Race
from tests.toy import a_block, a_plan, a_race, a_session

DAYS: dict[str, Any] = {
    "5k": {"lower-heavy": [5, 3, 2], "upper": [2, 2, 1], "light": [1, 0, 0]},
    "10k": {"lower-heavy": [6, 4, 2], "upper": [3, 2, 1], "light": [1, 0, 0]},
    "half": {"lower-heavy": [8, 5, 3], "upper": [3, 2, 2], "light": [1, 0, 0]},
    "marathon": {"lower-heavy": [10, 7, 5], "upper": [4, 3, 2], "light": [1, 0, 0]},
    "ultra": {"lower-heavy": [12, 8, 6], "upper": [5, 3, 2], "light": [1, 0, 0]},
    "100k": {"lower-heavy": [12, 8, 6], "upper": [5, 3, 2], "light": [1, 0, 0]},
}
RACE_DAY = 17
"""Thursday 20 May."""


def the_rule(**changes: Any) -> BeforeRace:
    """The rule at the numbers of the model `runner`."""
    return BeforeRace(**{"rule": "before_race", "days": DAYS, **changes})


def costs(
    rule: BeforeRace, load_class: str, offset: int, *races: Race, start: str = "18:00"
) -> list[int | None]:
    """What each violation of one session costs; None for a broken must."""
    session = dataclasses.replace(a_session(offset, start=start), load_class=load_class)
    block = a_block(28, races=races)
    return [found.cost for found in rule.violations(block, a_plan(session))]


@pytest.mark.parametrize(
    ("km", "priority", "load_class", "last_day"),
    [
        # Ten days before a race on the 20th allows the 10th and forbids the 11th.
        (42.195, "A", "lower-heavy", 10),
        (42.195, "B", "lower-heavy", 7),
        (42.195, "C", "lower-heavy", 5),
        (42.195, "A", "upper", 4),
        (5, "A", "lower-heavy", 5),
        (7.5, "A", "lower-heavy", 5),
        (7.6, "A", "lower-heavy", 6),
        (10, "C", "lower-heavy", 2),
        (10, "C", "upper", 1),
        (21.1, "A", "lower-heavy", 8),
        (21.1, "B", "lower-heavy", 5),
        (50, "A", "lower-heavy", 12),
        (160, "B", "lower-heavy", 8),
        (10, "A", "light", 1),
    ],
)
def test_last_day(km: float, priority: Priority, load_class: str, last_day: int) -> None:
    """The last day of the table is allowed, every later one to race day is not."""
    race = a_race(RACE_DAY, km, priority)
    assert costs(the_rule(), load_class, RACE_DAY - last_day, race) == []
    for offset in range(RACE_DAY - last_day + 1, RACE_DAY + 1):
        assert costs(the_rule(), load_class, offset, race) == [None]
    assert costs(the_rule(), load_class, RACE_DAY + 1, race) == []


@pytest.mark.parametrize(
    ("load_class", "start", "expected"),
    [
        ("upper", "06:00", [None]),
        ("upper", "18:00", [None]),
        ("light", "06:00", []),
        ("light", "18:00", []),
        ("power", "18:00", []),
    ],
)
def test_race_day(load_class: str, start: str, expected: list[int | None]) -> None:
    """The day of a B race is closed before and after it, for what has a number above 0."""
    race = a_race(RACE_DAY, 10, "B")
    assert costs(the_rule(), load_class, RACE_DAY, race, start=start) == expected


def test_race_after_the_block() -> None:
    """A marathon five days after the block's end closes its last five days to heavy legs."""
    race = a_race(33, 42.195, "A")
    assert costs(the_rule(), "lower-heavy", 23, race) == []
    assert costs(the_rule(), "lower-heavy", 24, race) == [None]


def test_price() -> None:
    """A priced session before two races, too close to both, costs twice."""
    races = a_race(RACE_DAY, 10, "A"), a_race(RACE_DAY + 2, 10, "A")
    assert costs(the_rule(penalty=3), "lower-heavy", RACE_DAY - 1, *races) == [3, 3]


def test_text() -> None:
    """The violation names the race, its priority and the days."""
    block = a_block(28, races=[a_race(RACE_DAY)])
    (found,) = the_rule().violations(block, a_plan(a_session(RACE_DAY - 1)))
    assert found.text == (
        "legs stands 1 day before Race (priority A) on Thu 20 May; its last day is 6 days before"
    )


def test_explain() -> None:
    """The sentence has the days by band."""
    assert "marathon: lower-heavy 10/7/5, upper 4/3/2" in the_rule().explain()
