"""Days from a race until each kind of session returns, at the table's numbers."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from periodize.rules.after_race import AfterRace
from periodize.scenario.scenario import Athlete, Priority, Race
from tests.agreement.worlds import changed
from tests.toy import a_block, a_plan, a_race, a_session

DAYS: dict[str, dict[str, int]] = {
    "5k": {"light": 1, "upper": 1, "circuit": 2, "lower-heavy": 2, "plyometric": 3},
    "10k": {"light": 1, "upper": 1, "circuit": 2, "lower-heavy": 3, "plyometric": 4},
    "half": {"light": 1, "upper": 2, "circuit": 4, "lower-heavy": 5, "plyometric": 7},
    "marathon": {"light": 2, "upper": 4, "circuit": 7, "lower-heavy": 10, "plyometric": 14},
    "ultra": {"light": 3, "upper": 5, "circuit": 8, "lower-heavy": 12, "plyometric": 16},
    "100k": {"light": 4, "upper": 7, "circuit": 12, "lower-heavy": 16, "plyometric": 21},
}
MASTERS = Athlete(birth_year=1987)
RACE_DAY = 6
"""Sunday 9 May: all that follows lies across the week's edge."""


def the_rule(**changes: Any) -> AfterRace:
    """The rule at the numbers of the model `runner`."""
    numbers = {"c_share": 0.5, "masters_factor": 1.25, "masters_age": 40}
    return AfterRace(**{"rule": "after_race", "days": DAYS, **numbers, **changes})


def costs(
    rule: AfterRace,
    load_class: str,
    offset: int,
    *races: Race,
    athlete: Athlete | None = None,
    start: str = "18:00",
) -> list[int | None]:
    """What each violation of one session costs; None for a broken must."""
    session = dataclasses.replace(a_session(offset, start=start), load_class=load_class)
    block = a_block(42, races=races, athlete=athlete)
    return [found.cost for found in rule.violations(block, a_plan(session))]


@pytest.mark.parametrize(
    ("km", "priority", "athlete", "load_class", "days"),
    [
        (5, "A", None, "lower-heavy", 2),
        (10, "A", None, "lower-heavy", 3),
        (10, "A", None, "light", 1),
        (21.1, "B", None, "lower-heavy", 5),
        (21.1, "A", None, "plyometric", 7),
        # No squats on the Wednesday after a marathon: ten days.
        (42.195, "A", None, "lower-heavy", 10),
        (42.195, "A", None, "upper", 4),
        (42.195, "A", None, "circuit", 7),
        (50, "A", None, "lower-heavy", 12),
        (85, "A", None, "lower-heavy", 12),
        (100, "A", None, "plyometric", 21),
        # C races ask half of it, rounded up.
        (10, "C", None, "lower-heavy", 2),
        (21.1, "C", None, "lower-heavy", 3),
        (42.195, "C", None, "lower-heavy", 5),
        (10, "C", None, "upper", 1),
        # From the age of 40 a quarter more, rounded up, but not after C races.
        (42.195, "A", MASTERS, "lower-heavy", 13),
        (42.195, "A", MASTERS, "upper", 5),
        (10, "B", MASTERS, "lower-heavy", 4),
        (42.195, "C", MASTERS, "lower-heavy", 5),
        (42.195, "A", Athlete(birth_year=1988), "lower-heavy", 10),
    ],
)
def test_return(
    km: float, priority: Priority, athlete: Athlete | None, load_class: str, days: int
) -> None:
    """Closed from the race to the day before the table's, open from then on."""
    race = a_race(RACE_DAY, km, priority)
    for offset in range(RACE_DAY, RACE_DAY + days):
        assert costs(the_rule(), load_class, offset, race, athlete=athlete) == [None]
    assert costs(the_rule(), load_class, RACE_DAY + days, race, athlete=athlete) == []


def test_before_the_race() -> None:
    """What starts before the race, that morning too, is not its concern."""
    race = a_race(RACE_DAY)
    assert costs(the_rule(), "lower-heavy", RACE_DAY, race, start="08:45") == []
    assert costs(the_rule(), "lower-heavy", RACE_DAY, race, start="09:00") == [None]
    assert costs(the_rule(), "lower-heavy", RACE_DAY - 1, race) == []


def test_nothing_asked() -> None:
    """A class or band without a number, or with 0, may return at once."""
    race = a_race(RACE_DAY)
    assert costs(the_rule(), "power", RACE_DAY, race) == []
    assert costs(the_rule(days={"10k": {"power": 0}}), "power", RACE_DAY, race) == []


def test_price() -> None:
    """A priced session too soon after two races costs twice."""
    races = a_race(RACE_DAY), a_race(RACE_DAY + 1)
    assert costs(the_rule(penalty=2), "lower-heavy", RACE_DAY + 2, *races) == [2, 2]


def test_text() -> None:
    """The violation names the race, its priority and the days."""
    block = a_block(14, races=[a_race(RACE_DAY)])
    (found,) = the_rule().violations(block, a_plan(a_session(RACE_DAY + 1)))
    assert found.text == (
        "legs stands 1 day after Race (priority A) on Sun 9 May; it may return 3 days after"
    )


def test_explain() -> None:
    """The sentence has the days, the share of C races and the masters' factor."""
    said = the_rule().explain()
    assert "marathon: light 2, upper 4, circuit 7, lower-heavy 10" in said
    assert "times 0.5 after C races" in said
    assert "from the age of 40 times 1.25" in said


@pytest.mark.parametrize(("offset", "kept"), [(7, False), (8, True)])
def test_a_race_before_the_block(offset: int, kept: bool) -> None:
    """Ten days after a marathon on the Saturday before the block legs may return, not earlier."""
    block = changed(a_block(42), raced=(a_race(-2, km=42.195),))
    plan = a_plan(a_session(offset))
    assert (list(the_rule().violations(block, plan)) == []) == kept


def stages(first: int, days: int) -> Race:
    """Days of racing in a row, a marathon in all."""
    each = [a_race(first + number, 42.195 / days) for number in range(days)]
    return dataclasses.replace(each[0], km=42.195, stages=tuple(each))


@pytest.mark.parametrize(("offset", "broken"), [(7, True), (8, True), (17, True), (18, False)])
def test_days_of_racing_in_a_row_count_from_the_last(offset: int, broken: bool) -> None:
    """Between its stages nothing stands, and the days after it are counted from its last."""
    race = stages(RACE_DAY, 3)
    assert bool(costs(the_rule(), "lower-heavy", offset, race)) is broken
