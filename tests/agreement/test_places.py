"""Model and referee agree on where, when and with what a session stands."""

from __future__ import annotations

from datetime import time

import pytest

from periodize.rules.availability import Availability
from periodize.rules.careful_with import CarefulWith, Kept
from periodize.rules.equipment import Equipment
from periodize.rules.pins import Pins
from periodize.rules.preferred_days import Hours, PreferredDays
from periodize.scenario.scenario import Athlete, Pin, Place
from tests.agreement.worlds import World, assert_agreement, evenings, subsets, titled, with_focuses
from tests.toy import GYM, HOME, a_block, a_model, a_race, a_run, a_window, day

LEGS = a_model(("legs",))
TWO_LENGTHS = with_focuses({"lifts": {"load_class": "circuit", "minutes": [30, 60]}})
ON_REQUEST = with_focuses({"legs": {}, "class": {"load_class": "circuit", "on_request": True}})
LIFTS = with_focuses({"lifts": {"load_class": "circuit"}})
"""Offered wherever the athlete goes, unlike heavy legs."""
EVERY_LIFT = {"legs": subsets(("squat", "deadlift")), "lifts": subsets(("squat", "deadlift"))}
EVERY_ARM = {**EVERY_LIFT, "upper": subsets(("press", "row"))}
BAD_BACK = Athlete(careful_with=frozenset({"back"}))
BAD_KNEE = Athlete(careful_with=frozenset({"knee", "back"}))
NO_HINGE = {"knee": Kept(patterns=frozenset({"hinge"}))}
NO_PRESS = {
    "knee": Kept(exercises=frozenset({"press"})),
    "wrist": Kept(patterns=frozenset({"squat"})),
}


AVAILABILITY = {
    "windows that overlap": World(
        rule=Availability(rule="availability"),
        block=a_block(
            1,
            model=TWO_LENGTHS,
            weekly_minutes=30,
            windows=[a_window(0), a_window(0, "18:30", "19:30", "home")],
        ),
        must=True,
    ),
    "a run inside the window": World(
        rule=Availability(rule="availability"),
        block=a_block(
            2,
            model=TWO_LENGTHS,
            weekly_minutes=30,
            runs=[a_run(0, start="18:45", minutes=15), a_run(1, start="17:30")],
            windows=[a_window(0, end="19:30"), a_window(1, end="19:30")],
        ),
        must=True,
    ),
    "a run past midnight and a race": World(
        rule=Availability(rule="availability"),
        block=a_block(
            3,
            model=LEGS,
            runs=[a_run(0, start="23:30", minutes=60)],
            races=[a_race(2)],
            windows=[
                a_window(0, "22:45", "23:45"),
                a_window(1, "00:00", "01:00"),
                a_window(1, "00:30", "01:15", "home"),
                a_window(2, "08:30", "09:30"),
                a_window(2, "09:45", "10:30"),
            ],
        ),
        must=True,
    ),
}
EQUIPMENT_BLOCK = a_block(8, model=LIFTS, windows=[*evenings(0, 1, 7, place="home"), a_window(2)])
EQUIPMENT = {
    "every content": World(
        rule=Equipment(rule="equipment"), block=EQUIPMENT_BLOCK, contents=EVERY_LIFT, must=True
    ),
    "arms at home": World(
        rule=Equipment(rule="equipment"),
        block=a_block(
            4,
            model=a_model(("upper", "core")),
            windows=[*evenings(1, place="home"), *evenings(2), *evenings(3, place="attic")],
            places={
                "gym": GYM,
                "home": HOME,
                "attic": Place(name="attic", equipment=frozenset({"dumbbell"})),
            },
        ),
        contents={"upper": [("press",)], "core": [(), ("plank",)]},
        must=True,
    ),
    "priced": World(
        rule=Equipment(rule="equipment", penalty=2),
        block=EQUIPMENT_BLOCK,
        contents=EVERY_LIFT,
        wish=True,
    ),
}
CARE_BLOCK = a_block(8, model=a_model(("legs", "upper")), windows=evenings(6, 7), athlete=BAD_KNEE)
CAREFUL_WITH = {
    "the catalogue's stress": World(
        rule=CarefulWith(rule="careful_with"),
        block=a_block(8, model=LEGS, windows=evenings(5, 6, 7), athlete=BAD_BACK),
        contents=EVERY_LIFT,
        must=True,
    ),
    "patterns and exercises": World(
        rule=CarefulWith(rule="careful_with", parts=NO_PRESS),
        block=CARE_BLOCK,
        contents=EVERY_ARM,
        must=True,
    ),
    "priced": World(
        rule=CarefulWith(rule="careful_with", parts=NO_HINGE, penalty=3),
        block=CARE_BLOCK,
        contents=EVERY_ARM,
        wish=True,
    ),
}
PINNED = (Pin(date=day(1), focus="legs"), Pin(date=day(2), focus=None))
PINS = {
    "a focus and a free day": World(
        rule=Pins(rule="pins"),
        block=a_block(4, model=a_model(("legs", "upper")), pins=PINNED),
        must=True,
    ),
    "a focus at an hour": World(
        rule=Pins(rule="pins"),
        block=a_block(
            4,
            model=a_model(("legs", "upper")),
            pins=[Pin(date=day(1), focus="legs", start=time(18, 30))],
        ),
        must=True,
    ),
    "on request": World(
        rule=Pins(rule="pins"),
        block=a_block(4, model=ON_REQUEST, pins=[Pin(date=day(3), focus="class")]),
        must=True,
    ),
    "priced, and without a window": World(
        rule=Pins(rule="pins", penalty=4),
        block=a_block(
            5,
            model=a_model(("legs", "upper")),
            pins=[*PINNED, Pin(date=day(3), focus="upper")],
            windows=[*evenings(1, 2, 4), a_window(2, "07:00", "07:30")],
        ),
        wish=True,
    ),
}
HOURS = Hours.model_validate({"from": "07:15", "to": "18:30"})
DAYS_BLOCK = a_block(
    9,
    model=a_model(("legs", "upper")),
    windows=[*evenings(0, 1, 7), a_window(1, "07:00", "07:30")],
)
PREFERRED_DAYS = {
    "days and single focuses": World(
        rule=PreferredDays(
            rule="preferred_days", days=("mon",), focuses={"upper": ("tue",)}, cost=3
        ),
        block=DAYS_BLOCK,
        wish=True,
    ),
    "days to avoid": World(
        rule=PreferredDays(rule="preferred_days", avoid=("mon",), focuses={"legs": ("mon",)}),
        block=DAYS_BLOCK,
        wish=True,
    ),
    "as the window opens": World(
        rule=PreferredDays(rule="preferred_days", late_cost=2, cost=0),
        block=a_block(
            2,
            model=LIFTS,
            windows=[*evenings(0), a_window(0, "18:15", "19:15"), a_window(1, "18:00", "18:45")],
        ),
        wish=True,
    ),
    "hours": World(
        rule=PreferredDays(rule="preferred_days", hours=HOURS, days=("mon", "wed")),
        block=a_block(
            2,
            model=LEGS,
            windows=[
                a_window(0, "07:00", "07:45"),
                a_window(0, "07:15", "07:45"),
                *evenings(0),
                a_window(1, "18:01", "19:00"),
            ],
        ),
        wish=True,
    ),
}
WORLDS = titled(
    availability=AVAILABILITY,
    equipment=EQUIPMENT,
    careful_with=CAREFUL_WITH,
    pins=PINS,
    preferred_days=PREFERRED_DAYS,
)


@pytest.mark.parametrize("world", WORLDS.values(), ids=WORLDS)
def test_agreement(world: World) -> None:
    """The model allows, at the same cost, exactly the plans that the referee accepts."""
    assert_agreement(world)
