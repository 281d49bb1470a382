"""Model and referee agree on hard days, rest days and days without strength."""

from __future__ import annotations

from typing import Any

import pytest

from periodize.rules.exposure_gap import ExposureGap
from periodize.rules.hard_days import HardDays
from periodize.rules.rest_day import RestDay
from periodize.scenario.scenario import Dated
from tests.agreement.worlds import World, assert_agreement, changed, evenings, from_day, titled
from tests.toy import a_block, a_model, a_race, a_run, a_window, day

LEGS = a_model(("legs",))
LEGS_AND_CORE = a_model(("legs", "core"))


def hard_days(**changes: Any) -> HardDays:
    """At most two hard days in three."""
    numbers = {"at_most": 2, "in_days": 3, "classes": ("lower-heavy",)}
    return HardDays(**{"rule": "hard_days", **numbers, **changes})


def rest_day(**changes: Any) -> RestDay:
    """One rest day in three."""
    return RestDay(**{"rule": "rest_day", "at_least": 1, "in_days": 3, **changes})


HARD_WEEK = a_block(
    9,
    model=LEGS,
    runs=[a_run(1), a_run(2, "long", "long"), a_run(3, "easy", "easy"), a_run(6)],
    races=[a_race(7)],
    windows=evenings(0, 1, 2, 3, 4, 5, 8),
)
RUNS_ALONE = a_block(
    8,
    model=LEGS,
    runs=[a_run(1), a_run(2), a_run(3), a_run(4, "long", "long")],
    races=[a_race(6)],
    windows=evenings(0, 2, 4, 5, 6, 7),
)
TWICE_A_DAY = from_day(
    a_block(
        9,
        model=LEGS_AND_CORE,
        runs=[a_run(6)],
        windows=[*evenings(5, 7, 8), a_window(7, "07:00", "07:30"), a_window(6, "07:00", "07:30")][
            :4
        ],
    ),
    4,
)
EVERY_DEMAND = a_block(
    8,
    model=LEGS,
    runs=[
        a_run(1, "race_pace", ("quality", "long")),
        a_run(3, "easy", "medium-long"),
        a_run(4, demand=("long", "quality")),
        a_run(6, "long", "long"),
    ],
    windows=evenings(0, 2, 3, 5, 6, 7),
)
LEGS_ALONE = a_block(7, model=LEGS)
HARD_DAYS = {
    "between runs": World(rule=hard_days(), block=HARD_WEEK, must=True),
    "between runs, priced": World(rule=hard_days(penalty=2), block=HARD_WEEK, wish=True),
    "what the runs alone make": World(rule=hard_days(), block=RUNS_ALONE, must=True),
    "one in two": World(rule=hard_days(at_most=1, in_days=2), block=RUNS_ALONE, must=True),
    "without runs": World(rule=hard_days(), block=LEGS_ALONE, must=True),
    "quality and long at once": World(rule=hard_days(), block=EVERY_DEMAND, must=True),
    "no hard day": World(rule=hard_days(at_most=0, in_days=1), block=RUNS_ALONE, must=True),
    "twice a day, priced": World(
        rule=hard_days(at_most=1, penalty=3), block=TWICE_A_DAY, wish=True
    ),
    "no number": World(rule=hard_days(at_most=None), block=LEGS_ALONE),
}
REST_DAY = {
    "between runs": World(rule=rest_day(), block=HARD_WEEK, must=True),
    "between runs, priced": World(rule=rest_day(penalty=2), block=HARD_WEEK, wish=True),
    "what the runs alone take": World(rule=rest_day(), block=RUNS_ALONE, must=True),
    "quality and long at once": World(rule=rest_day(), block=EVERY_DEMAND, must=True),
    "two in four": World(rule=rest_day(at_least=2, in_days=4), block=HARD_WEEK, must=True),
    "without runs": World(rule=rest_day(), block=LEGS_ALONE, must=True),
    "twice a day, priced": World(rule=rest_day(penalty=3), block=TWICE_A_DAY, wish=True),
    "a whole week": World(
        rule=RestDay(rule="rest_day", at_least=1), block=a_block(8, model=LEGS), must=True
    ),
    "no number": World(rule=rest_day(at_least=0, in_days=2), block=TWICE_A_DAY),
}

CLOSED: dict[str, Any] = {
    "10k": {"A": (2, 2), "B": (2, 1), "C": (1, 2)},
    "half": {"A": (3, 1)},
}


def exposure(**changes: Any) -> ExposureGap:
    """Legs in every three open days of strength."""
    numbers = {"days": 3, "classes": ("lower-heavy",), "phases": ("strength",), "cost": 2}
    return ExposureGap(**{"rule": "exposure_gap", **numbers, "closed": CLOSED, **changes})


EXPOSURE_GAP = {
    "days without a window": World(
        rule=exposure(),
        block=a_block(9, model=LEGS, windows=evenings(0, 1, 2, 4, 6, 7, 8)),
        wish=True,
    ),
    "other sessions do not count": World(
        rule=exposure(), block=a_block(4, model=LEGS_AND_CORE), wish=True
    ),
    "an A race": World(
        rule=exposure(days=2),
        block=a_block(9, model=LEGS, races=[a_race(4)], windows=evenings(0, 1, 2, 3, 5, 6, 7, 8)),
        wish=True,
    ),
    "B and C races": World(
        rule=exposure(days=2),
        block=a_block(
            9,
            model=LEGS,
            races=[a_race(3, priority="C"), a_race(7, 10, "B")],
            windows=evenings(0, 1, 2, 3, 4, 5, 6, 8),
        ),
        wish=True,
    ),
    "race days closed from one side": World(
        rule=exposure(days=1, closed={"10k": {"B": (1, 0), "C": (0, 1)}}),
        block=a_block(
            7,
            model=LEGS,
            races=[a_race(2, priority="B"), a_race(4, priority="C"), a_race(5, 21.1, "B")],
        ),
        wish=True,
    ),
    "a race behind the block": World(
        rule=exposure(days=2), block=a_block(7, model=LEGS, races=[a_race(8, 21.1)]), wish=True
    ),
    "runs that count": World(
        rule=exposure(days=2, runs=("hills",)),
        block=a_block(
            9,
            model=LEGS,
            runs=[a_run(2, "hills"), a_run(5, "intervals"), a_run(7, "hills", "easy")],
            windows=evenings(0, 1, 3, 4, 5, 6, 7, 8),
        ),
        wish=True,
    ),
    "two phases": World(
        rule=exposure(),
        block=changed(
            a_block(10, model=LEGS, windows=evenings(2, 3, 4, 5, 6, 7, 8, 9)),
            phases=(Dated(since=day(0), value="taper"), Dated(since=day(7), value="strength")),
        ),
        wish=True,
    ),
    "twice a day": World(rule=exposure(days=1), block=TWICE_A_DAY, wish=True),
    "no number": World(rule=exposure(days=0), block=LEGS_ALONE),
}
WORLDS = titled(hard_days=HARD_DAYS, rest_day=REST_DAY, exposure_gap=EXPOSURE_GAP)


@pytest.mark.parametrize("world", WORLDS.values(), ids=WORLDS)
def test_agreement(world: World) -> None:
    """The model allows, at the same cost, exactly the plans that the referee accepts."""
    assert_agreement(world)
