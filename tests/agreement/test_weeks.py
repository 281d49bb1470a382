"""Model and referee agree on what a week holds."""

from __future__ import annotations

from typing import Any

import pytest

from periodize.rules.season_frequency import SeasonFrequency
from periodize.rules.session_mix import PhaseMix, SessionMix
from periodize.rules.steady_week import SteadyWeek
from periodize.rules.weekly_minutes import WeeklyMinutes
from periodize.scenario.scenario import Dated
from tests.agreement.worlds import (
    World,
    assert_agreement,
    changed,
    evenings,
    from_day,
    titled,
    with_focuses,
)
from tests.toy import FOCUSES, a_block, a_model, a_run, a_window, day

LEGS_AND_CORE = a_model(("legs", "core"))
WITH_LIGHT = with_focuses({"legs": {}, "bands": {"load_class": "light"}})
TWO_LENGTHS = with_focuses({"legs": {"minutes": [30, 45]}, "core": FOCUSES["core"]})
LIFTS_AND_CORE = with_focuses({"lifts": {"load_class": "circuit"}, "core": FOCUSES["core"]})
STRENGTH_THEN_TAPER = (Dated(since=day(0), value="strength"), Dated(since=day(7), value="taper"))


def frequency(**changes: Any) -> SeasonFrequency:
    """Sessions a week, every wish at a price of its own."""
    numbers: dict[str, Any] = {
        "a_day": 1,
        "target_cost": 1,
        "floor_cost": 10,
        "over_cost": 3,
        "legs": {"strength": ("lower-heavy",)},
        "legs_cost": 100,
    }
    return SeasonFrequency(**{"rule": "season_frequency", **numbers, **changes})


LEGS_AND_LIFTS = with_focuses({"legs": {}, "lifts": {"load_class": "circuit"}})
TWO_KINDS = frequency(
    at_most=2,
    target_cost=0,
    floor_cost=0,
    over_cost=0,
    legs={"strength": ("lower-heavy", "circuit"), "taper": ("circuit",)},
    heavy={"strength": ("legs",)},
    heavy_cost=10,
    second_legs_cost=1,
)
"""The heavy session, the first and the second one for the legs, each at a price of its own."""
EDGE = from_day(a_block(9, model=LEGS_AND_CORE, windows=evenings(4, 5, 7, 8)), 3)
SEASON_FREQUENCY = {
    "cap, target, floor and legs": World(
        rule=frequency(at_most=3, target=3, floor=2),
        block=a_block(7, model=a_model(("legs",))),
        must=True,
        wish=True,
    ),
    "the season's own numbers": World(
        rule=frequency(),
        block=a_block(7, model=WITH_LIGHT, windows=evenings(0, 2, 4, 6)),
        must=True,
        wish=True,
    ),
    "two a day": World(
        rule=frequency(a_day=2, at_most=5, target=5),
        block=a_block(2, model=with_focuses({"legs": {}, "core": {}, "upper": {}})),
        must=True,
        wish=True,
    ),
    "light ones fill a day only": World(
        rule=frequency(at_most=1, target=1, legs_cost=0),
        block=a_block(7, model=WITH_LIGHT, windows=evenings(0, 1, 2)),
        must=True,
        wish=True,
    ),
    "weeks in part": World(rule=frequency(at_most=4, target=3), block=EDGE, must=True, wish=True),
    "no week for strength": World(
        rule=frequency(at_most=0, target=3, floor=2), block=EDGE, must=True
    ),
    "phases ask for legs or not": World(
        rule=frequency(),
        block=changed(
            a_block(9, model=LEGS_AND_CORE, windows=evenings(4, 5, 7, 8)),
            phases=STRENGTH_THEN_TAPER,
        ),
        must=True,
        wish=True,
    ),
    "no place for legs": World(
        rule=frequency(legs={"strength": ("circuit",)}),
        block=a_block(5, model=LIFTS_AND_CORE, windows=evenings(0, 1, 2, 3, place="home")),
        must=True,
        wish=True,
    ),
    "priced": World(rule=frequency(at_most=2, penalty=7, target_cost=0), block=EDGE, wish=True),
    "heavy legs, any legs and a second time": World(
        rule=TWO_KINDS,
        block=a_block(7, model=LEGS_AND_LIFTS, windows=evenings(0, 3, 6)),
        must=True,
        wish=True,
    ),
    "heavy legs in one phase of two, in weeks in part": World(
        rule=TWO_KINDS,
        block=from_day(
            changed(
                a_block(10, model=LEGS_AND_LIFTS, windows=evenings(4, 6, 7)),
                phases=STRENGTH_THEN_TAPER,
            ),
            3,
        ),
        must=True,
        wish=True,
    ),
    "heavy legs for the advanced": World(
        rule=TWO_KINDS,
        block=a_block(
            7,
            model=with_focuses({"legs": {"level": "advanced"}, "lifts": {"load_class": "circuit"}}),
            windows=evenings(0, 3),
        ),
        wish=True,
    ),
    "heavy legs where no kit is": World(
        rule=TWO_KINDS,
        block=a_block(
            7,
            model=LEGS_AND_LIFTS,
            windows=[*evenings(1), *evenings(3, 5, place="home")],
        ),
        must=True,
        wish=True,
    ),
}

MIX_PHASES = {
    "strength": PhaseMix(wants={"core": 1, "legs": 2}, at_most={"legs": 2}),
    "taper": PhaseMix(wants={"legs": 1}, at_most={"core": 0}),
}

LIGHT_BESIDE = with_focuses({"legs": {}, "core": {"load_class": "light", "beside": ["quality"]}})


def mix(**changes: Any) -> SessionMix:
    """Kinds of session in strength and taper."""
    numbers: dict[str, Any] = {"at_most": {"legs": 1, "core": 1}, "cost": 3}
    legs = {"phases": MIX_PHASES, "leg_classes": ("lower-heavy",), "legs_cost": 20}
    return SessionMix(**{"rule": "session_mix", **numbers, **legs, **changes})


TWO_PHASES = changed(
    a_block(10, model=LEGS_AND_CORE, windows=evenings(3, 4, 6, 7)), phases=STRENGTH_THEN_TAPER
)
SESSION_MIX = {
    "one week": World(
        rule=mix(),
        block=a_block(7, model=LEGS_AND_CORE, windows=evenings(1, 3, 4, 6)),
        must=True,
        wish=True,
    ),
    "light ones besides, beside their runs": World(
        rule=mix(phases={"strength": PhaseMix(wants={"legs": 1, "core": 2})}),
        block=a_block(
            6,
            model=LIGHT_BESIDE,
            windows=evenings(0, 1, 3, 4),
            runs=[a_run(1), a_run(4, "easy", "easy")],
        ),
        must=True,
        wish=True,
    ),
    "two phases": World(rule=mix(), block=TWO_PHASES, must=True, wish=True),
    "two phases, priced": World(rule=mix(penalty=100, goal="balance"), block=TWO_PHASES, wish=True),
    "no place for legs": World(
        rule=mix(
            phases={"strength": PhaseMix(wants={"lifts": 2, "core": 1})}, leg_classes=("circuit",)
        ),
        block=a_block(7, model=LIFTS_AND_CORE, windows=evenings(0, 2, 3, 5, place="home")),
        must=True,
        wish=True,
    ),
}

LIGHT_CORE = with_focuses({"legs": {}, "core": {**FOCUSES["core"], "load_class": "light"}})
TWICE_A_DAY = [*evenings(1, 3, 4), a_window(3, "07:00", "08:00")]
SESSION_MIX |= {
    "light ones are wanted besides": World(
        rule=mix(
            at_most={},
            phases={"strength": PhaseMix(wants={"legs": 2, "core": 3})},
            leg_classes=(),
        ),
        block=a_block(7, model=LIGHT_CORE, windows=evenings(1, 3, 4, 6)),
        wish=True,
    ),
    "once a day": World(
        rule=mix(at_most={}, phases={}, leg_classes=(), once_a_day=True),
        block=a_block(7, model=LEGS_AND_CORE, windows=TWICE_A_DAY),
        must=True,
    ),
    "once a day, priced": World(
        rule=mix(at_most={}, phases={}, leg_classes=(), once_a_day=True, penalty=5),
        block=a_block(7, model=LEGS_AND_CORE, windows=TWICE_A_DAY),
        wish=True,
    ),
}

LENGTHS = a_block(7, model=TWO_LENGTHS, windows=evenings(0, 3), weekly_minutes=75)
MINUTES_EDGE = from_day(
    a_block(9, model=TWO_LENGTHS, windows=evenings(6, 7, 8), weekly_minutes=105), 5
)
WEEKLY_MINUTES = {
    "the scenario's": World(rule=WeeklyMinutes(rule="weekly_minutes"), block=LENGTHS, must=True),
    "the season's": World(
        rule=WeeklyMinutes(rule="weekly_minutes"),
        block=a_block(4, model=with_focuses({"legs": {"minutes": [60]}})),
        must=True,
    ),
    "the rule's, in weeks in part": World(
        rule=WeeklyMinutes(rule="weekly_minutes", at_most=105), block=MINUTES_EDGE, must=True
    ),
    "priced by the minute": World(
        rule=WeeklyMinutes(rule="weekly_minutes", penalty=2), block=MINUTES_EDGE, wish=True
    ),
}

STEADY = SteadyWeek(rule="steady_week", cost=3)
TWO_HOMES = with_focuses({"legs": {"home_days": 2}})
CIRCUITS = with_focuses({"circuit": {"load_class": "circuit"}})
STEADY_WEEK = {
    "two weeks": World(
        rule=STEADY,
        block=a_block(10, model=a_model(("core",)), windows=evenings(0, 1, 2, 7, 8, 9)),
        wish=True,
    ),
    "two home days": World(
        rule=STEADY,
        block=a_block(10, model=TWO_HOMES, windows=evenings(0, 1, 2, 4, 7, 8, 9)),
        wish=True,
    ),
    "two phases": World(
        rule=STEADY,
        block=changed(
            a_block(10, model=a_model(("core",)), windows=evenings(0, 1, 2, 7, 8, 9)),
            phases=STRENGTH_THEN_TAPER,
        ),
        wish=True,
    ),
    "two places": World(
        rule=STEADY,
        block=a_block(
            10, model=CIRCUITS, windows=[*evenings(0, 1, 7, 8), *evenings(0, 7, 8, place="home")]
        ),
        wish=True,
    ),
    "twice on a home day": World(
        rule=STEADY,
        block=a_block(
            10,
            model=a_model(("core",)),
            windows=[
                *evenings(0, 1, 7, 8),
                a_window(0, "07:00", "08:00"),
                a_window(8, "07:00", "08:00"),
            ],
        ),
        wish=True,
    ),
}
WORLDS = titled(
    season_frequency=SEASON_FREQUENCY,
    session_mix=SESSION_MIX,
    weekly_minutes=WEEKLY_MINUTES,
    steady_week=STEADY_WEEK,
)


@pytest.mark.parametrize("world", WORLDS.values(), ids=WORLDS)
def test_agreement(world: World) -> None:
    """The model allows, at the same cost, exactly the plans that the referee accepts."""
    assert_agreement(world)
