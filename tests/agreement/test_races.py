"""Model and referee agree on the sessions around races."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from periodize.rules.after_race import AfterRace
from periodize.rules.before_race import BeforeRace
from periodize.scenario.scenario import Athlete
from tests.agreement.worlds import World, assert_agreement, changed, evenings, titled
from tests.toy import a_block, a_model, a_race, a_window

LEGS = a_model(("legs",))
LEGS_AND_CORE = a_model(("legs", "core"))

RACE_ROWS = {
    "10k": {"lower-heavy": (3, 2, 1), "core": (1, 0, 0)},
    "half": {"lower-heavy": (4, 3, 2), "core": (2, 1, 1)},
}
BEFORE_RACE = {
    f"priority {priority}": World(
        rule=BeforeRace(rule="before_race", days=RACE_ROWS),
        block=a_block(
            8, model=LEGS_AND_CORE, races=[a_race(7, 21.1, priority)], windows=evenings(3, 4, 6, 7)
        ),
        must=True,
    )
    for priority in ("A", "B", "C")
} | {
    "two races, one behind the block": World(
        rule=BeforeRace(rule="before_race", days=RACE_ROWS),
        block=a_block(8, model=LEGS, races=[a_race(2, 10, "B"), a_race(9, 21.1)]),
        must=True,
    ),
    "two races, priced": World(
        rule=BeforeRace(rule="before_race", days=RACE_ROWS, penalty=2),
        block=a_block(7, model=LEGS, races=[a_race(5, 10), a_race(7, 21.1)]),
        wish=True,
    ),
}


def after_race(**changes: Any) -> AfterRace:
    """Sessions after races, with shortened gaps."""
    days = {"10k": {"lower-heavy": 3, "core": 1}, "half": {"lower-heavy": 4, "core": 0}}
    masters = {"masters_factor": Decimal("1.25"), "masters_age": 40}
    numbers = {"days": days, "c_share": Decimal("0.5"), **masters}
    return AfterRace(**{"rule": "after_race", **numbers, **changes})


RACE_DAY = [a_window(5, "07:00", "07:30"), *evenings(5, 6, 7, 8)]
AFTER_RACE = {
    "across the week's edge": World(
        rule=after_race(),
        block=a_block(9, model=LEGS, races=[a_race(5)], windows=[*RACE_DAY, *evenings(4)]),
        must=True,
    ),
    "half a share": World(
        rule=after_race(),
        block=a_block(
            9, model=LEGS_AND_CORE, races=[a_race(5, priority="C")], windows=RACE_DAY[1:]
        ),
        must=True,
    ),
    "from the minute of the race, and only what is named": World(
        rule=after_race(days={"10k": {"core": 1}}),
        block=a_block(
            8,
            model=LEGS_AND_CORE,
            races=[a_race(5)],
            windows=[a_window(5, "09:00", "09:30"), a_window(5, "08:59", "09:29"), *evenings(6)],
        ),
        must=True,
    ),
    "days of racing in a row": World(
        rule=after_race(),
        block=a_block(
            9,
            model=LEGS_AND_CORE,
            races=[replace(a_race(2, 20), stages=(a_race(2), a_race(4)))],
            windows=evenings(1, 3, 6, 7),
        ),
        must=True,
    ),
    "masters": World(
        rule=after_race(),
        block=a_block(
            9,
            model=LEGS,
            races=[a_race(2, 21.1)],
            windows=evenings(1, 2, 4, 5, 6, 7, 8),
            athlete=Athlete(birth_year=1987),
        ),
        must=True,
    ),
    "a race before the block": World(
        rule=after_race(),
        block=changed(
            a_block(5, model=LEGS_AND_CORE, windows=evenings(0, 1, 2, 3)), raced=(a_race(-2, 21.1),)
        ),
        most=2,
        must=True,
    ),
    "two races, priced": World(
        rule=after_race(penalty=3),
        block=a_block(
            9, model=LEGS_AND_CORE, races=[a_race(4, 21.1, "B"), a_race(5)], windows=RACE_DAY[:4]
        ),
        wish=True,
    ),
}
WORLDS = titled(before_race=BEFORE_RACE, after_race=AFTER_RACE)


@pytest.mark.parametrize("world", WORLDS.values(), ids=WORLDS)
def test_agreement(world: World) -> None:
    """The model allows, at the same cost, exactly the plans that the referee accepts."""
    assert_agreement(world)
