"""Model and referee agree on the hours between two sessions."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

import pytest

from periodize.rules.gaps import Gap
from periodize.rules.recovery_gap import RecoveryGap
from periodize.scenario.scenario import Athlete
from tests.agreement.worlds import World, assert_agreement, evenings, from_day, with_focuses
from tests.toy import FOCUSES, GYM, a_block, a_model, a_window

LEGS = a_model(("legs",))
TWO_CLASSES = with_focuses({"legs": {}, "jumps": {"load_class": "power"}})
ALIKE = with_focuses({"legs": {}, "mixed": {"load_class": "complex"}})
UPPER_LEGS = with_focuses({"legs": {}, "upper": FOCUSES["upper"]})
DAY, TWO_DAYS = Gap(must=24), Gap(must=48)
SAME = {"lower-heavy": {"lower-heavy": TWO_DAYS}}
ANY_LEGS = {
    "lower-heavy": {"lower-heavy": TWO_DAYS, "complex": TWO_DAYS},
    "complex": {"complex": TWO_DAYS},
}
MIXED = {
    "lower-heavy": {"lower-heavy": TWO_DAYS, "power": DAY},
    "power": {"power": Gap(must=24, wish=60, cost=2)},
}
LONGER_ACROSS = {
    "lower-heavy": {"lower-heavy": DAY, "power": TWO_DAYS},
    "power": {"lower-heavy": Gap(must=20, wish=72), "power": Gap(wish=24, cost=3)},
}
DAYS = {"lower-heavy": {"lower-heavy": 1, "power": 2}, "power": {"power": 0}}
WISHED = {"lower-heavy": {"lower-heavy": Gap(must=24, wish=48, cost=2)}}
TWICE_A_DAY = [
    window
    for offset in (0, 1, 2)
    for window in (a_window(offset, "07:00", "07:30"), a_window(offset, "18:00", "18:30"))
]
ALIKE_PLACES = {"gym": GYM, "home": dataclasses.replace(GYM, name="home")}
AT_ONCE = [*evenings(0, 1), *evenings(0, 2, place="home")]


def the_rule(gaps: Mapping[str, Mapping[str, Gap]], **changes: Any) -> RecoveryGap:
    """The rule with these gaps."""
    return RecoveryGap(rule="recovery_gap", gaps=gaps, **changes)


HALF_HOURS = a_block(4, model=LEGS, windows=[*evenings(0, 1, 2), a_window(2, "18:30", "19:00")])
WEEK_EDGE = from_day(a_block(10, model=ALIKE, windows=evenings(4, 6, 7, 8)), 4)
FOUR_DAYS = a_block(4, model=TWO_CLASSES)
WORLDS = {
    "to the minute": World(rule=the_rule(SAME), block=HALF_HOURS, must=True),
    "wished to the minute": World(rule=the_rule(WISHED, penalty=3), block=HALF_HOURS, wish=True),
    "across the week's edge": World(rule=the_rule(ANY_LEGS), block=WEEK_EDGE, must=True),
    "across the week's edge, priced": World(
        rule=the_rule(ANY_LEGS, penalty=2, goal="balance"), block=WEEK_EDGE, wish=True
    ),
    "two classes": World(rule=the_rule(MIXED), block=FOUR_DAYS, must=True, wish=True),
    "two classes, priced": World(rule=the_rule(MIXED, penalty=5), block=FOUR_DAYS, wish=True),
    "longer between classes": World(
        rule=the_rule(LONGER_ACROSS), block=FOUR_DAYS, must=True, wish=True
    ),
    "longer between classes, priced": World(
        rule=the_rule(LONGER_ACROSS, penalty=1), block=FOUR_DAYS, wish=True
    ),
    "twice a day": World(
        rule=the_rule(WISHED),
        block=a_block(3, model=LEGS, windows=TWICE_A_DAY),
        must=True,
        wish=True,
    ),
    "two sessions at the same moment": World(
        rule=the_rule(LONGER_ACROSS, penalty=2),
        block=a_block(3, model=TWO_CLASSES, windows=AT_ONCE, places=ALIKE_PLACES),
        wish=True,
    ),
    "a wish at the same moment": World(
        rule=the_rule({"lower-heavy": {"lower-heavy": Gap(wish=30, cost=2)}}),
        block=a_block(
            3, model=LEGS, windows=[*AT_ONCE, *evenings(1, place="home")], places=ALIKE_PLACES
        ),
        wish=True,
    ),
    "hours for all legs": World(
        rule=the_rule(MIXED, hours=30), block=FOUR_DAYS, must=True, wish=True
    ),
    "hours leave arms alone": World(
        rule=the_rule({"upper": {"upper": Gap(wish=30)}}, hours=30),
        block=a_block(4, model=UPPER_LEGS),
        must=True,
        wish=True,
    ),
    "whole days": World(
        rule=the_rule({}, days={"lower-heavy": {"lower-heavy": 1}}),
        block=from_day(a_block(10, model=LEGS, windows=evenings(5, 6, 7, 8)), 5),
        must=True,
    ),
    "whole days between classes": World(rule=the_rule({}, days=DAYS), block=FOUR_DAYS, must=True),
    "whole days and hours, priced": World(
        rule=the_rule(MIXED, days=DAYS, penalty=3), block=FOUR_DAYS, wish=True
    ),
    "two sessions on the same day": World(
        rule=the_rule({}, days={"lower-heavy": {"lower-heavy": 1}}, penalty=2),
        block=a_block(3, model=LEGS, windows=TWICE_A_DAY),
        wish=True,
    ),
    "novices wait longer": World(
        rule=the_rule(MIXED, novice_extra_wish_hours=24),
        block=a_block(4, model=TWO_CLASSES, athlete=Athlete(level="novice")),
        must=True,
        wish=True,
    ),
    "masters wait longer": World(
        rule=the_rule(SAME, masters_extra_wish_hours=24, masters_age=40),
        block=a_block(6, model=LEGS, athlete=Athlete(birth_year=1980)),
        must=True,
        wish=True,
    ),
}


@pytest.mark.parametrize("world", WORLDS.values(), ids=WORLDS)
def test_agreement(world: World) -> None:
    """The model allows, at the same cost, exactly the plans that the referee accepts."""
    assert_agreement(world)


def test_younger_than_masters() -> None:
    """An athlete below the age for masters misses no wish, to model and referee."""
    old = WORLDS["masters wait longer"]
    block = a_block(6, model=LEGS, athlete=Athlete(birth_year=1990))
    assert_agreement(dataclasses.replace(old, block=block, wish=False))
