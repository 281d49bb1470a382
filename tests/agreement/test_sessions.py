"""Model and referee agree on what a session holds, and on what stays and changes."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from periodize.rules.dose_zones import DoseZones
from periodize.rules.exercise_rotation import ExerciseRotation
from periodize.rules.exercise_sets import ExerciseSets
from periodize.rules.known_lifts import KnownLifts
from periodize.rules.loadable import Loadable
from periodize.rules.session_minutes import SessionMinutes, Shortest
from periodize.rules.session_size import SessionSize
from periodize.scenario.scenario import Athlete, Dated, Place
from tests.agreement.worlds import (
    World,
    assert_agreement,
    changed,
    evenings,
    subsets,
    subsets_with,
    titled,
    with_focuses,
    with_waves,
)
from tests.cases import put_under
from tests.circuit import STATIONS, a_circuit_block
from tests.toy import CATALOGUE, DOSE, FOCUSES, GYM, PHASES, a_block, a_role, a_window, day

LIFTS = ("squat", "deadlift")
ARMS = ("press", "row")
TWO_PARTS = (
    a_role("lift", LIFTS, main=True),
    a_role("arms", ARMS, stage="accessory", at_least=0, at_most=2),
)
WHOLE = {"whole": subsets((*LIFTS, *ARMS)), "core": subsets(("plank",))}
WHOLE_BODY = with_focuses({"whole": {"roles": TWO_PARTS}, "core": FOCUSES["core"]})


def size(**changes: Any) -> SessionSize:
    """Exercises in a session."""
    return SessionSize(**{"rule": "session_size", **changes})


WISHING = with_focuses(
    {
        "whole": {
            "roles": [
                a_role("lift", LIFTS, main=True),
                a_role("arms", ARMS, at_least=0, at_most=2, where_possible=2),
            ],
            "minutes": [10, 15],
        }
    },
    segment_weeks=1,
)
TWO_DAYS = a_block(2, model=WHOLE_BODY)
TAPER = a_block(2, model=WHOLE_BODY, phase="taper")
UNFILLED = with_focuses(
    {"whole": {"load_class": "circuit", "roles": [*TWO_PARTS, a_role("extra", ["none-such"])]}}
)
LADDER = {name: dataclasses.replace(CATALOGUE.exercises[name], family="lift") for name in LIFTS}
ONE_LADDER = put_under(
    TWO_DAYS.scenario,
    with_focuses(
        {
            "whole": {
                "load_class": "circuit",
                "roles": [a_role("any", (*LIFTS, "press"), at_most=3)],
            }
        }
    ),
    dataclasses.replace(CATALOGUE, exercises={**CATALOGUE.exercises, **LADDER}),
)
SESSION_SIZE = {
    "parts": World(rule=size(), block=TWO_DAYS, contents=WHOLE, must=True),
    "in all": World(
        rule=size(slots={"lower-heavy": (2, 2), "core": (0, 1)}),
        block=TWO_DAYS,
        contents=WHOLE,
        must=True,
    ),
    "by focus": World(
        rule=size(
            slots={"lower-heavy": (1, 1), "whole": (2, 3)},
            phases={"strength": {"core": (1, 1)}, "taper": {"whole": (1, 1)}},
        ),
        block=TWO_DAYS,
        contents=WHOLE,
        must=True,
    ),
    "by phase": World(
        rule=size(slots={"lower-heavy": (1, 1)}, phases={"taper": {"lower-heavy": (3, 4)}}),
        block=TAPER,
        contents=WHOLE,
        must=True,
    ),
    "a ladder once": World(
        rule=size(one_per_family=True),
        block=ONE_LADDER,
        contents={"whole": subsets((*LIFTS, "press"))},
        must=True,
    ),
    "a part that holds more where there is time": World(
        rule=size(where_time=True),
        block=a_block(9, model=WISHING, windows=[a_window(0, "18:00", "18:12"), *evenings(8)]),
        contents={"whole": subsets(("squat", *ARMS))},
        must=True,
    ),
    "a part that must hold more": World(
        rule=size(),
        block=a_block(2, model=WISHING),
        contents=WHOLE,
        must=True,
    ),
    "a part that nothing fills": World(
        rule=size(),
        block=a_block(2, model=UNFILLED),
        must=True,
    ),
}

MINUTES = SessionMinutes(rule="session_minutes")
LENGTHS = {"load_class": "circuit", "minutes": [15, 20], "roles": TWO_PARTS}
FITTING = with_focuses({"whole": LENGTHS}, phases=with_waves({"strength": [{"sets": 3}]}))
WAVES = with_focuses(
    {"whole": LENGTHS}, phases=with_waves({"strength": [{"sets": 2}, {"sets": 3, "reps": 10}]})
)
SHORT = with_focuses({"whole": LENGTHS})
LONG_WARM_UP = with_focuses({"whole": {**LENGTHS, "warm_up_minutes": 18}})
COOL_DOWN = with_focuses({"whole": {**LENGTHS, "cool_down_minutes": 5}})
QUICK = {"first": 2, "most": 4, "weeks_each": 1, "rest_seconds": 180}
"""Rounds that grow each week."""
MORE_STATIONS = (
    a_role("free", ("press", "deadlift", "row"), at_least=0, at_most=3),
    *STATIONS[::2],
)
SESSION_MINUTES = {
    "two lengths": World(
        rule=MINUTES,
        block=a_block(2, model=FITTING, weekly_minutes=30),
        contents=WHOLE,
        must=True,
    ),
    "weeks of different doses": World(
        rule=MINUTES,
        block=a_block(10, model=WAVES, windows=evenings(6, 7), weekly_minutes=15),
        contents=WHOLE,
        must=True,
    ),
    "a warm-up that fills the session": World(
        rule=MINUTES,
        block=a_block(2, model=LONG_WARM_UP, weekly_minutes=30),
        contents={"whole": subsets(("squat", "press"))},
        must=True,
    ),
    "rounds that grow": World(
        rule=MINUTES,
        block=a_circuit_block(
            2, windows=evenings(6, 7), weekly_minutes=60, rounds=QUICK, roles=MORE_STATIONS
        ),
        contents={"circuit": subsets_with(("plank", "squat"), ("press", "deadlift", "row"))},
        must=True,
    ),
    "rounds that come back to the first": World(
        rule=MINUTES,
        block=a_circuit_block(
            3,
            windows=evenings(6, 13, 14),
            through=("strength", "strength", "taper"),
            rounds=QUICK,
            roles=MORE_STATIONS,
        ),
        contents={"circuit": subsets_with(("plank", "squat"), ("press", "deadlift", "row"))},
        must=True,
    ),
    "a cool-down that must fit": World(
        rule=MINUTES,
        block=a_block(2, model=COOL_DOWN, weekly_minutes=30),
        contents=WHOLE,
        must=True,
    ),
    "too short to be worth it": World(
        rule=SessionMinutes(
            rule="session_minutes",
            at_least=Shortest(default=10, classes={"circuit": 16}, phases={"taper": 15}),
        ),
        block=changed(
            a_block(10, model=SHORT, windows=evenings(6, 7), weekly_minutes=15),
            phases=(Dated(since=day(0), value="strength"), Dated(since=day(7), value="taper")),
        ),
        contents={"whole": [("squat",), ("squat", "press")]},
        must=True,
    ),
}

ROTATING = with_focuses(
    {
        "whole": {
            "load_class": "circuit",
            "roles": [
                a_role("lift", LIFTS, main=True),
                a_role("arms", ARMS, stage="accessory"),
                a_role("trunk", ["plank"], stage="core"),
            ],
        }
    },
    segment_weeks=1,
)
CHOICES = {
    "whole": [
        (lift, *rest)
        for lift in LIFTS
        for rest in (("press",), ("row", "plank"), ("press", "plank"))
    ]
}


def rotation(**changes: Any) -> ExerciseRotation:
    """Mains that stay, each price different."""
    costs = {"rank_cost": 100}
    return ExerciseRotation(**{"rule": "exercise_rotation", **costs, **changes})


TWO_SEGMENTS = a_block(9, model=ROTATING, windows=evenings(6, 7, 8))
THREE_SEGMENTS = a_block(15, model=ROTATING, windows=evenings(0, 7, 14))
BROKEN_PHASE = changed(
    TWO_SEGMENTS,
    phases=(Dated(since=day(0), value="strength"), Dated(since=day(7), value="power")),
)
EXERCISE_ROTATION = {
    "two segments": World(
        rule=rotation(), block=TWO_SEGMENTS, contents=CHOICES, must=True, wish=True
    ),
    "three segments": World(
        rule=rotation(rank_cost=1), block=THREE_SEGMENTS, contents=CHOICES, must=True, wish=True
    ),
    "another phase": World(rule=rotation(), block=BROKEN_PHASE, contents=CHOICES, wish=True),
    "a taper": World(
        rule=rotation(rank_cost=0, kept_cost=100),
        block=changed(
            THREE_SEGMENTS,
            phases=(
                Dated(since=day(0), value="strength"),
                Dated(since=day(7), value="power"),
                Dated(since=day(14), value="taper"),
            ),
        ),
        contents=CHOICES,
        wish=True,
    ),
    "free mains": World(
        rule=rotation(mains_stay=False), block=TWO_SEGMENTS, contents=CHOICES, wish=True
    ),
    "priced": World(
        rule=rotation(penalty=1000, goal="steadiness"),
        block=THREE_SEGMENTS,
        contents=CHOICES,
        wish=True,
    ),
    "another place": World(
        rule=rotation(),
        block=a_block(
            8,
            model=ROTATING,
            windows=[a_window(6), a_window(7, place="other"), a_window(5, place="home")],
            places={
                "gym": GYM,
                "other": GYM,
                "home": GYM.__class__(name="home", equipment=frozenset({"dumbbell"})),
            },
        ),
        contents={"whole": CHOICES["whole"][:4]},
        wish=True,
    ),
}


def sets(**changes: Any) -> ExerciseSets:
    """At most two sets, as the second week's dose has not."""
    return ExerciseSets(**{"rule": "exercise_sets", "classes": {"circuit": 2}, **changes})


MORE_SETS = with_focuses(
    {"whole": LENGTHS, "core": FOCUSES["core"]},
    phases=with_waves({"strength": [{"sets": 2}, {"sets": 4}]}),
)
TWO_WEEKS = a_block(10, model=MORE_SETS, windows=evenings(6, 7))
EXERCISE_SETS = {
    "more in the second week": World(rule=sets(), block=TWO_WEEKS, contents=WHOLE, must=True),
    "a focus goes before its class": World(
        rule=sets(focuses={"whole": 4, "core": 1}), block=TWO_WEEKS, contents=WHOLE, must=True
    ),
    "priced": World(
        rule=sets(penalty=3, goal="balance", focuses={"core": 1}),
        block=TWO_WEEKS,
        contents=WHOLE,
        wish=True,
    ),
}

HEAVY_PHASES = {phase: {"kinds": {"main": [{**DOSE, "percent": 80}]}} for phase in PHASES}
HANDS = frozenset({"dumbbell"})
LOADED = changed(
    a_block(
        2,
        model=with_focuses({"upper": FOCUSES["upper"]}, phases=HEAVY_PHASES),
        windows=[a_window(at, place=place) for at in (0, 1) for place in ("gym", "home")],
        athlete=Athlete(one_rep_max_kg={"press": 40.0}),
    ),
    places={
        "gym": Place(name="gym", equipment=HANDS, dumbbells_kg=(10.0, 30.0)),
        "home": Place(name="home", equipment=HANDS, dumbbells_kg=(28.5,)),
    },
)
LOADABLE = {
    "a place that is too light": World(
        rule=Loadable(rule="loadable", cost=2),
        block=LOADED,
        contents={"upper": subsets(ARMS)},
        wish=True,
    ),
    "nothing known": World(
        rule=Loadable(rule="loadable", cost=3),
        block=changed(LOADED, athlete=Athlete()),
        contents={"upper": subsets(ARMS)},
    ),
    "light enough": World(
        rule=Loadable(rule="loadable", cost=2),
        block=changed(LOADED, athlete=Athlete(one_rep_max_kg={"press": 35.0})),
        contents={"upper": subsets(ARMS)},
    ),
}
KNOWN_LIFTS = {
    "a known maximum": World(
        rule=KnownLifts(rule="known_lifts", cost=10),
        block=changed(TWO_SEGMENTS, athlete=Athlete(one_rep_max_kg={"deadlift": 80.0})),
        contents=CHOICES,
        wish=True,
    ),
    "nothing known": World(
        rule=KnownLifts(rule="known_lifts", cost=3), block=TWO_SEGMENTS, contents=CHOICES
    ),
    "a longer segment": World(
        rule=KnownLifts(rule="known_lifts", cost=1),
        block=a_block(
            14,
            model=ROTATING.model_copy(update={"segment_weeks": 2}),
            windows=evenings(0, 7),
            athlete=Athlete(one_rep_max_kg={"squat": 80.0}),
        ),
        contents=CHOICES,
        wish=True,
    ),
}


def zones(zone: Any, **changes: Any) -> DoseZones:
    """A zone for the whole body, or several."""
    return DoseZones.model_validate({"rule": "dose_zones", "zones": {"whole": zone}, **changes})


MAXIMA = Athlete(one_rep_max_kg={"deadlift": 90.0, "squat": 100.0}, can_do={"press": 5})
HEAVIER = with_focuses(
    {"whole": LENGTHS, "core": FOCUSES["core"]},
    phases=with_waves({"strength": [{"percent": 70}, {"percent": 85, "sets": 4, "reps": 5}]}),
    reps_allowed={70: 8, 85: 4, 100: 1},
)
ZONED = a_block(10, model=HEAVIER, windows=evenings(6, 7), athlete=MAXIMA)
DOSE_ZONES = {
    "sets": World(rule=zones({"sets": [2, 3]}), block=ZONED, contents=WHOLE, must=True),
    "percent": World(rule=zones({"percent": [71, 85]}), block=ZONED, contents=WHOLE, must=True),
    "repetitions that are left": World(
        rule=zones({"reps": [4, 5]}), block=ZONED, contents=WHOLE, must=True
    ),
    "some parts": World(
        rule=zones({"reps": [4, 4], "roles": ["arms"]}), block=ZONED, contents=WHOLE, must=True
    ),
    "a zone for each part": World(
        rule=zones([{"reps": [4, 5], "roles": ["arms"]}, {"percent": [65, 80]}]),
        block=ZONED,
        contents=WHOLE,
        must=True,
    ),
    "priced": World(
        rule=zones({"sets": [3, 4], "reps": [5, 6], "percent": [70, 80]}, penalty=2),
        block=ZONED,
        contents=WHOLE,
        wish=True,
    ),
}
WORLDS = titled(
    session_size=SESSION_SIZE,
    session_minutes=SESSION_MINUTES,
    exercise_sets=EXERCISE_SETS,
    dose_zones=DOSE_ZONES,
    exercise_rotation=EXERCISE_ROTATION,
    known_lifts=KNOWN_LIFTS,
    loadable=LOADABLE,
)


@pytest.mark.parametrize("world", WORLDS.values(), ids=WORLDS)
def test_agreement(world: World) -> None:
    """The model allows, at the same cost, exactly the plans that the referee accepts."""
    assert_agreement(world)
