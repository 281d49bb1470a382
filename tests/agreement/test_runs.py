"""Model and referee agree on the sessions around runs."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from periodize.model.periodization import Model
from periodize.rules.activation import Activation
from periodize.rules.after_run import AfterRun
from periodize.rules.before_run import BeforeRun
from periodize.rules.gaps import Gap
from periodize.rules.hard_run_days import HardRunDays
from periodize.rules.same_day_order import SameDayOrder
from periodize.scenario.scenario import Demand
from tests.agreement.worlds import (
    World,
    assert_agreement,
    changed,
    evenings,
    from_day,
    titled,
    with_focuses,
)
from tests.toy import FOCUSES, a_block, a_model, a_race, a_run, a_window

LEGS = a_model(("legs",))
LEGS_AND_CORE = a_model(("legs", "core"))
TWO_LEGS = with_focuses({"legs": {}, "second": {}})
"""Two focuses of one class."""

BEFORE = {
    "lower-heavy": {
        "quality": Gap(must=12, wish=24, cost=2),
        "long": Gap(must=24),
        "easy": Gap(wish=13),
    },
    "core": {"quality": Gap(wish=12, cost=3)},
}


def before_run(**changes: Any) -> BeforeRun:
    """Sessions before runs, with shortened gaps."""
    return BeforeRun(**{"rule": "before_run", "gaps": BEFORE, "day_before_cost": 1, **changes})


HARD: tuple[Demand, ...] = ("quality", "long")
BOTH = {
    "lower-heavy": {
        "quality": Gap(must=12, wish=48, cost=2),
        "long": Gap(must=24, wish=36, cost=3),
    },
    "core": {"quality": Gap(wish=12, cost=3), "long": Gap(wish=13), "easy": Gap(must=48)},
}
"""Musts, hours wished and costs of which none is the stricter in all."""
HALF_HOURS = [*evenings(1), a_window(2, "05:30", "06:30"), a_window(0, "17:30", "18:30")]
"""Starts at the half hours: 12 h and 24 h before the runs, and half an hour less."""
BEFORE_EDGE = from_day(
    a_block(
        8,
        model=LEGS_AND_CORE,
        runs=[a_run(6, start="18:30"), a_run(7, "long", "long", "06:00"), a_run(5, "easy", "easy")],
        races=[a_race(8)],
        windows=evenings(4, 5, 6, 7),
    ),
    3,
)
BEFORE_RUN = {
    "to the minute": World(
        rule=before_run(),
        block=a_block(
            3,
            model=LEGS,
            runs=[a_run(2, start="06:30"), a_run(2, start="18:30")],
            windows=HALF_HOURS,
        ),
        must=True,
        wish=True,
    ),
    "week and block edge": World(rule=before_run(), block=BEFORE_EDGE, must=True, wish=True),
    "priced": World(rule=before_run(penalty=7), block=BEFORE_EDGE, wish=True),
    "quality and long at once": World(
        rule=before_run(gaps=BOTH),
        block=a_block(
            4,
            model=LEGS_AND_CORE,
            runs=[a_run(1, demand=HARD, start="18:30"), a_run(3, "long", HARD, "06:30")],
            windows=[*evenings(0, 1, 2), a_window(2, "05:30", "06:30")],
        ),
        must=True,
        wish=True,
    ),
    "quality and long at once, priced": World(
        rule=before_run(gaps=BOTH, penalty=2),
        block=a_block(
            4, model=LEGS_AND_CORE, runs=[a_run(3, "long", HARD)], windows=evenings(1, 2)
        ),
        wish=True,
    ),
    "medium-long": World(
        rule=before_run(gaps={"lower-heavy": {"medium-long": Gap(wish=24), "long": Gap(must=24)}}),
        block=a_block(
            4,
            model=LEGS,
            runs=[a_run(1, "easy", "medium-long", "18:30"), a_run(3, "medium_long", "medium-long")],
            windows=[*evenings(0, 1, 2), a_window(0, "18:01", "18:31")],
        ),
        wish=True,
    ),
    "a focus with hours of its own": World(
        rule=before_run(
            focuses={"second": {"quality": Gap(must=9, wish=36, cost=4), "easy": Gap(must=13)}}
        ),
        block=a_block(
            3,
            model=TWO_LEGS,
            runs=[a_run(2, start="06:30"), a_run(1, "easy", "easy", "06:00")],
            windows=[*evenings(0, 1), a_window(1, "21:00", "21:30"), a_window(1, "21:01", "21:31")],
        ),
        must=True,
        wish=True,
    ),
    "a focus without hours": World(
        rule=before_run(focuses={"second": {}}),
        block=a_block(3, model=TWO_LEGS, runs=[a_run(2, start="06:00")], windows=evenings(0, 1)),
        must=True,
    ),
    "without a must": World(
        rule=before_run(gaps={"lower-heavy": {"quality": Gap(wish=36)}}),
        block=a_block(4, model=LEGS, runs=[a_run(2), a_run(3, "easy", "easy")]),
        wish=True,
    ),
}

AFTER = {
    "lower-heavy": {
        "quality": Gap(must=3, wish=6, cost=2),
        "easy": Gap(must=1, wish=3),
        "long": Gap(wish=72),
    },
    "core": {"easy": Gap(wish=3, cost=4), "long": Gap(must=2)},
}


def after_run(**changes: Any) -> AfterRun:
    """Sessions after runs, with shortened gaps."""
    numbers = {"gaps": AFTER, "days_after_long": {"lower-heavy": 1}, "same_trip_minutes": 30}
    return AfterRun(**{"rule": "after_run", **numbers, **changes})


def after(*runs: Any, model: Any = LEGS) -> Any:
    """Four days with these runs and a window for the hours after them."""
    windows = [
        *(a_window(0, start, end) for start, end in (("10:30", "11:30"), ("13:30", "14:30"))),
        *(a_window(1, start, end) for start, end in (("00:00", "00:30"), ("18:00", "18:30"))),
        *evenings(2),
    ]
    return a_block(3, model=model, runs=runs, windows=windows)


AFTER_RUN = {
    "after two quality runs": World(
        rule=after_run(), block=after(a_run(0), a_run(1, start="12:00")), must=True, wish=True
    ),
    "must and wish, to the minute": World(
        rule=after_run(),
        block=a_block(
            1,
            model=LEGS,
            runs=[a_run(0)],
            windows=[
                a_window(0, start, end)
                for start, end in (
                    ("10:59", "11:29"),
                    ("11:00", "11:30"),
                    ("13:59", "14:29"),
                    ("14:00", "14:30"),
                )
            ],
        ),
        must=True,
        wish=True,
    ),
    "the day after a long run": World(
        rule=after_run(), block=after(a_run(0, "long", "long"), model=LEGS), must=True, wish=True
    ),
    "quality and long at once": World(
        rule=after_run(), block=after(a_run(0, "long", HARD)), must=True, wish=True
    ),
    "quality and long at once, to the hour": World(
        rule=after_run(
            gaps={
                "lower-heavy": {
                    "quality": Gap(must=3, wish=6, cost=3),
                    "long": Gap(must=2, wish=40, cost=2),
                },
                "core": {"quality": Gap(must=1), "long": Gap(must=4), "easy": Gap(must=48)},
            },
            days_after_long={"upper": 1},
        ),
        block=after(a_run(0, demand=HARD), model=LEGS_AND_CORE),
        must=True,
        wish=True,
        most=2,
    ),
    "medium-long": World(
        rule=after_run(gaps={"lower-heavy": {"medium-long": Gap(wish=6), "easy": Gap(must=48)}}),
        block=after(
            a_run(0, "easy", "medium-long", minutes=90), a_run(2, "easy", "medium-long", "17:00")
        ),
        wish=True,
    ),
    "a focus with hours of its own": World(
        rule=after_run(focuses={"second": {"quality": Gap(must=9, wish=30, cost=3)}}),
        block=a_block(
            2,
            model=TWO_LEGS,
            runs=[a_run(0)],
            windows=[
                a_window(offset, start, end)
                for offset, start, end in (
                    (0, "16:59", "17:29"),
                    (0, "17:00", "17:30"),
                    (1, "13:59", "14:29"),
                    (1, "14:00", "14:30"),
                )
            ],
        ),
        must=True,
        wish=True,
    ),
    "a focus without hours keeps its free days": World(
        rule=after_run(focuses={"second": {}}),
        block=after(a_run(0, "long", "long"), a_run(1, "easy", "easy", "16:30"), model=TWO_LEGS),
        must=True,
        wish=True,
        most=2,
    ),
    "the rest of the day alone": World(
        rule=after_run(days_after_long={"lower-heavy": 0, "upper": 3}),
        block=after(a_run(0, "long", "long"), model=LEGS),
        must=True,
        wish=True,
    ),
    "a long run past midnight": World(
        rule=after_run(days_after_long={}),
        block=after(a_run(0, "long", "long", "23:00", 90), model=a_model(("core",))),
        must=False,
    ),
    "the same trip": World(
        rule=after_run(gaps={"lower-heavy": {"easy": Gap(wish=3)}}),
        block=a_block(
            2,
            model=LEGS,
            runs=[a_run(0, "easy", "easy", start) for start in ("16:31", "17:00")],
            windows=[a_window(0, start, "20:30") for start in ("18:00", "18:01", "18:15")],
        ),
        wish=True,
    ),
    "the same trip keeps its must": World(
        rule=after_run(),
        block=after(a_run(0, "easy", "easy", "10:00"), a_run(1, "easy", "easy", "16:30")),
        must=True,
        wish=True,
    ),
    "week edge, races apart": World(
        rule=after_run(),
        block=a_block(
            9,
            model=LEGS_AND_CORE,
            runs=[a_run(6, "long", "long", "15:30"), a_run(8, "easy", "easy", "15:50")],
            races=[a_race(5)],
            windows=evenings(5, 6, 7, 8),
        ),
        must=True,
        wish=True,
    ),
    "priced": World(
        rule=after_run(penalty=9),
        block=after(a_run(0, "long", "long"), a_run(0), a_run(1, "easy", "easy", "16:30")),
        wish=True,
    ),
}

BOTH_SIDES = [
    window
    for offset in range(4)
    for window in (a_window(offset, "07:00", "07:30"), *evenings(offset))
]
ORDER_BLOCK = a_block(
    4,
    model=LEGS_AND_CORE,
    runs=[
        a_run(0, start="18:00"),
        a_run(1, "long", "long", "12:00"),
        a_run(1, start="12:30"),
        a_run(2, "easy", "easy", "12:00"),
        a_run(2, "long", "long", "20:00"),
    ],
    races=[a_race(3)],
    windows=BOTH_SIDES[:4] + BOTH_SIDES[6:],
)
UPPER_AND_LEGS = a_model(("legs", "upper"))
MORNINGS = a_block(
    3,
    model=UPPER_AND_LEGS,
    runs=[
        a_run(0, start="12:00"),
        a_run(0, start="20:00"),
        a_run(1, "long", HARD, "11:59"),
        a_run(1, "easy", "easy", "17:00"),
    ],
    races=[a_race(2)],
    windows=[
        a_window(day, start, end)
        for day, start, end in (
            (0, "08:30", "09:00"),
            (0, "17:01", "17:31"),
            (1, "08:30", "09:00"),
            (1, "08:29", "08:59"),
            (2, "05:30", "06:00"),
        )
    ],
)
"""Mornings 3 h before quality runs and a race, and a minute later."""


def hours_before(**changes: Any) -> SameDayOrder:
    """Arms may stand three hours before a quality run."""
    hours = {"hours_before_quality": {"upper": 3}}
    return SameDayOrder(**{"rule": "same_day_order", **hours, **changes})


SAME_DAY_ORDER = {
    "musts": World(rule=SameDayOrder(rule="same_day_order"), block=ORDER_BLOCK, must=True, most=3),
    "a class that may come first": World(
        rule=SameDayOrder(rule="same_day_order", exempt=("core",)),
        block=ORDER_BLOCK,
        must=True,
        most=3,
    ),
    "long runs": World(
        rule=SameDayOrder(rule="same_day_order"),
        block=a_block(
            2,
            model=LEGS_AND_CORE,
            runs=[a_run(1, "long", "long", "12:00"), a_run(0, "easy", "easy", "12:00")],
            windows=BOTH_SIDES[:4],
        ),
        must=True,
    ),
    "hours before quality": World(rule=hours_before(), block=MORNINGS, must=True, most=3),
    "hours before quality, by goal": World(
        rule=hours_before(first={"endurance": "run"}), block=MORNINGS, must=True, most=3
    ),
    "hours before quality, strength first": World(
        rule=hours_before(first={"endurance": "strength"}), block=MORNINGS, must=True, most=3
    ),
    "hours before quality, priced": World(
        rule=hours_before(penalty=2), block=MORNINGS, wish=True, most=3
    ),
    "priced": World(
        rule=SameDayOrder(rule="same_day_order", penalty=2, goal="sessions"),
        block=ORDER_BLOCK,
        wish=True,
        most=3,
    ),
}

EVERY_RUN = [
    a_run(0, "easy", "easy", "18:00"),
    a_run(1, "long", "long", "12:00"),
    a_run(2, start="12:00"),
    a_run(3, "easy", "easy", "12:00"),
    a_run(3, start="20:00"),
]
FIRST = {"endurance": "run", "strength": "strength", "fitness": "either"}
FOUR_DAYS = a_block(4, model=LEGS_AND_CORE, runs=EVERY_RUN, windows=BOTH_SIDES[:7])


def by_goal(goal: str, **changes: Any) -> World:
    """What comes first by the goal of the scenario."""
    rule = SameDayOrder(**{"rule": "same_day_order", "first": FIRST, "exempt": ["core"], **changes})
    return World(rule=rule, block=changed(FOUR_DAYS, goal=goal), must=True, most=3)


SAME_DAY_ORDER |= {f"goal {goal}": by_goal(goal) for goal in (*FIRST, "hypertrophy")}
SAME_DAY_ORDER["a focus may stand anywhere"] = replace(
    by_goal("endurance"), rule=SameDayOrder(rule="same_day_order", exempt_focuses=("legs",))
)
SAME_DAY_ORDER["goal strength, priced"] = replace(
    by_goal("strength", penalty=3), must=False, wish=True
)

BESIDE = a_model(("legs", "core"))
BESIDE_RUNS = Model.model_validate(
    {**BESIDE.model_dump(), "starts": {**BESIDE.starts.model_dump(), "before_run": ["core"]}}
)


def activation(**changes: Any) -> Activation:
    """Core beside runs."""
    return Activation(**{"rule": "activation", "focuses": ["core"], "minutes": 20, **changes})


BESIDE_BLOCK = a_block(
    4,
    model=BESIDE_RUNS,
    runs=[
        a_run(0, "easy", "easy", "18:35", 25),
        a_run(1, "easy", "easy", "17:00"),
        a_run(1, start="20:00"),
        a_run(3, "easy", "easy", "17:40", 15),
    ],
    races=[a_race(2)],
    windows=[*evenings(0, 1, 2, 3), a_window(2, "08:15", "08:45")],
)
FREE_DAYS = a_block(
    3,
    model=BESIDE_RUNS,
    runs=[a_run(0, "easy", "easy", "18:40"), a_run(1, start="07:00")],
    windows=evenings(0, 1, 2),
)
ACTIVATION = {
    "before and after": World(rule=activation(), block=BESIDE_BLOCK, must=True, most=3),
    "to the minute": World(rule=activation(minutes=5), block=BESIDE_BLOCK, must=True, most=3),
    "days without a run": World(rule=activation(without_run=True), block=FREE_DAYS, must=True),
    "days without a run at a cost": World(
        rule=activation(without_run=True, alone_cost=3), block=FREE_DAYS, must=True, wish=True
    ),
    "priced": World(rule=activation(penalty=2), block=FREE_DAYS, wish=True),
}


def hard_run_days(**changes: Any) -> HardRunDays:
    """Core of half an hour on hard days."""
    return HardRunDays(**{"rule": "hard_run_days", "classes": ["core"], "minutes": 30, **changes})


LONGER = with_focuses({"legs": {}, "core": {**FOCUSES["core"], "minutes": [15, 30]}})
HARD_BLOCK = a_block(4, model=LONGER, runs=EVERY_RUN, races=[a_race(1)], weekly_minutes=40)
HARD_RUN_DAYS = {
    "quality and races": World(rule=hard_run_days(), block=HARD_BLOCK, must=True, most=3),
    "minutes": World(rule=hard_run_days(minutes=29), block=HARD_BLOCK, must=True, most=3),
    "long runs": World(
        rule=hard_run_days(demands=["long"], classes=["lower-heavy"]),
        block=HARD_BLOCK,
        must=True,
        most=3,
    ),
    "quality and long at once": World(
        rule=hard_run_days(demands=["long", "quality"]),
        block=a_block(
            3, model=LONGER, runs=[a_run(1, demand=HARD), a_run(2, "easy", "medium-long")]
        ),
        must=True,
        most=3,
    ),
    "priced": World(
        rule=hard_run_days(minutes=15, penalty=2, goal="balance"),
        block=HARD_BLOCK,
        wish=True,
        most=3,
    ),
}

WORLDS = titled(
    before_run=BEFORE_RUN,
    after_run=AFTER_RUN,
    same_day_order=SAME_DAY_ORDER,
    activation=ACTIVATION,
    hard_run_days=HARD_RUN_DAYS,
)


@pytest.mark.parametrize("world", WORLDS.values(), ids=WORLDS)
def test_agreement(world: World) -> None:
    """The model allows, at the same cost, exactly the plans that the referee accepts."""
    assert_agreement(world)
