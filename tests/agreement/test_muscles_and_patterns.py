"""Model and referee agree on the muscles and movements of a week."""

from __future__ import annotations

from typing import Any

import pytest

from periodize.rules.muscle_balance import MuscleBalance
from periodize.rules.pattern_coverage import PatternCoverage
from periodize.rules.push_pull import PushPull
from periodize.scenario.scenario import Athlete, Dated
from tests.agreement.worlds import (
    Contents,
    World,
    assert_agreement,
    changed,
    evenings,
    from_day,
    subsets,
    titled,
    with_focuses,
    with_waves,
)
from tests.toy import FOCUSES, a_block, a_run, a_window, day

EVERY_CONTENT: Contents = {
    "legs": subsets(("squat", "deadlift")),
    "circuit": subsets(("squat", "deadlift")),
    "upper": subsets(("press", "row")),
    "core": subsets(("plank",)),
}
FEW_CONTENTS: Contents = {
    "legs": [("squat",), ("squat", "deadlift")],
    "circuit": [("deadlift",), ("squat", "deadlift")],
    "upper": [("press",), ("row",)],
}
RANGES = [
    {
        "phases": ["strength"],
        "sets": {"quads": [3, 5], "hamstrings": [2.5, 3], "calves": [2, 8], "core": [0, 1]},
    },
    {"phases": ["taper"], "sets": {"quads": [0, 1], "hamstrings": [1, 2]}},
]
WAVES = with_waves({"strength": [{"sets": 3}, {"sets": 2}], "taper": [{"sets": 1}]})
LEGS = with_focuses({"legs": {}}, muscles=RANGES, phases=WAVES)
LEGS_AND_CIRCUIT = with_focuses(
    {"legs": {}, "circuit": {"load_class": "circuit"}}, muscles=RANGES, phases=WAVES
)
CIRCUIT = with_focuses({"circuit": {"load_class": "circuit"}}, muscles=RANGES, phases=WAVES)
ARMS_AND_CORE = with_focuses(
    {"upper": FOCUSES["upper"], "core": FOCUSES["core"]}, muscles=RANGES, phases=WAVES
)


def balance(**changes: Any) -> MuscleBalance:
    """Ranges and ratio at prices of their own."""
    numbers = {"cost": 1, "hamstrings_to_quads": (4, 5), "ratio_cost": 100}
    return MuscleBalance(**{"rule": "muscle_balance", **numbers, **changes})


TWO_WEEKS = a_block(9, model=LEGS, windows=evenings(5, 6, 7, 8))
MUSCLE_BALANCE = {
    "ranges and ratio": World(rule=balance(), block=TWO_WEEKS, contents=EVERY_CONTENT, wish=True),
    "half classes": World(
        rule=balance(half_classes=("circuit",)),
        block=a_block(7, model=LEGS_AND_CIRCUIT, windows=evenings(0, 2, 5)),
        contents=FEW_CONTENTS,
        wish=True,
    ),
    "a focus of a half class that counts whole": World(
        rule=balance(half_classes=("circuit",), whole_focuses=("second",)),
        block=a_block(
            7,
            model=with_focuses(
                {"second": {"load_class": "circuit"}, "circuit": {"load_class": "circuit"}},
                muscles=RANGES,
                phases=WAVES,
            ),
            windows=evenings(0, 4),
        ),
        contents={**FEW_CONTENTS, "second": [("squat",), ("squat", "deadlift")]},
        wish=True,
    ),
    "two phases": World(
        rule=balance(ratio_cost=0),
        block=changed(
            TWO_WEEKS,
            phases=(Dated(since=day(0), value="strength"), Dated(since=day(7), value="taper")),
        ),
        contents=EVERY_CONTENT,
        wish=True,
    ),
    "most in two weeks": World(
        rule=balance(cost=0, at_most={"quads": 3.5, "hamstrings": 2}),
        block=TWO_WEEKS,
        contents=EVERY_CONTENT,
        must=True,
        wish=True,
    ),
    "most in two weeks, priced": World(
        rule=balance(cost=0, at_most={"quads": 3.25, "hamstrings": 2}, penalty=3),
        block=TWO_WEEKS,
        contents=EVERY_CONTENT,
        wish=True,
    ),
    "lower ends sink": World(
        rule=balance(
            low_share={"novice": 0.9, "masters": 0.7, "high_mileage": 0.5},
            high_mileage_km=19,
            hamstrings_to_quads=None,
        ),
        block=changed(
            TWO_WEEKS,
            runs=(a_run(0), a_run(1), a_run(7)),
            athlete=Athlete(level="novice", birth_year=1980),
        ),
        contents=EVERY_CONTENT,
        wish=True,
    ),
    "no kit for it": World(
        rule=balance(),
        block=a_block(7, model=CIRCUIT, windows=[*evenings(0, place="home"), *evenings(2, 4)]),
        contents=EVERY_CONTENT,
        wish=True,
    ),
    "twice a day": World(
        rule=balance(),
        block=a_block(2, model=LEGS, windows=[*evenings(0, 1), a_window(0, "07:00", "08:00")]),
        contents=EVERY_CONTENT,
        wish=True,
    ),
}

KINDS = {
    "squat": ("squat", "lunge"),
    "hinge": ("hinge",),
    "pull": ("pull-vertical", "pull-horizontal"),
    "core": ("core-anti-extension",),
    "calf": ("calf",),
}


def coverage(**changes: Any) -> PatternCoverage:
    """Four kinds that the toy can train, and one that it cannot."""
    numbers = {"kinds": KINDS, "a_session": 8, "phases": ("strength",), "cost": 3}
    return PatternCoverage(**{"rule": "pattern_coverage", **numbers, **changes})


ALL_THREE = with_focuses({"legs": {}, "upper": FOCUSES["upper"], "core": FOCUSES["core"]})
LEGS_AND_ARMS = with_focuses({"legs": {}, "upper": FOCUSES["upper"]})
PATTERN_COVERAGE = {
    "one week": World(
        rule=coverage(),
        block=a_block(7, model=ALL_THREE, windows=evenings(0, 6)),
        contents=FEW_CONTENTS,
        wish=True,
    ),
    "fewer than all": World(
        rule=coverage(a_session=1),
        block=a_block(7, model=ALL_THREE, windows=evenings(0, 6)),
        contents=FEW_CONTENTS,
        wish=True,
    ),
    "two weeks": World(
        rule=coverage(),
        block=from_day(a_block(9, model=LEGS_AND_ARMS, windows=evenings(6, 7)), 4),
        contents=FEW_CONTENTS,
        wish=True,
    ),
    "two phases": World(
        rule=coverage(),
        block=changed(
            a_block(9, model=LEGS_AND_ARMS, windows=evenings(6, 7)),
            phases=(Dated(since=day(0), value="strength"), Dated(since=day(7), value="taper")),
        ),
        contents=FEW_CONTENTS,
        wish=True,
    ),
    "no kit for it": World(
        rule=coverage(),
        block=a_block(7, model=ALL_THREE, windows=evenings(0, 3, place="home")),
        contents=FEW_CONTENTS,
        wish=True,
    ),
}


def push_pull(**changes: Any) -> PushPull:
    """Push sets between a half and all of the pull sets."""
    numbers = {"push": ("push-horizontal",), "pull": ("pull-horizontal",), "cost": 2}
    ratio = {"least": (1, 2), "most": (1, 1)}
    return PushPull(**{"rule": "push_pull", **numbers, **ratio, **changes})


WEEKS_OF_ARMS = a_block(9, model=ARMS_AND_CORE, windows=evenings(6, 7, 8))
TWO_ARMS = with_focuses(
    {"upper": FOCUSES["upper"], "pump": {**FOCUSES["upper"], "load_class": "light"}}
)
BOTH_ARMS = {**EVERY_CONTENT, "pump": EVERY_CONTENT["upper"]}
PUSH_PULL = {
    "two weeks": World(rule=push_pull(), block=WEEKS_OF_ARMS, contents=EVERY_CONTENT, wish=True),
    "two kinds of session": World(
        rule=push_pull(),
        block=a_block(7, model=TWO_ARMS, windows=evenings(0, 2, 4)),
        contents=BOTH_ARMS,
        most=2,
        wish=True,
    ),
    "three to one": World(
        rule=push_pull(least=(0, 1), most=(1, 3)),
        block=a_block(7, model=TWO_ARMS, windows=evenings(0, 1, 2)),
        contents={"upper": [("press",), ("press", "row")], "pump": [("press",), ("row",)]},
        wish=True,
    ),
    "no most": World(
        rule=PushPull(
            rule="push_pull", push=("push-horizontal",), pull=("pull-horizontal",), least=(2, 3)
        ),
        block=WEEKS_OF_ARMS,
        contents=EVERY_CONTENT,
        wish=True,
    ),
    "by a single set": World(
        rule=push_pull(least=(1, 1)),
        block=a_block(7, model=ARMS_AND_CORE, windows=evenings(0, 2, 4), phase="taper"),
        contents={"upper": EVERY_CONTENT["upper"]},
        wish=True,
    ),
    "no way to push": World(
        rule=push_pull(push=("push-vertical",)), block=WEEKS_OF_ARMS, contents=EVERY_CONTENT
    ),
}
WORLDS = titled(
    muscle_balance=MUSCLE_BALANCE, pattern_coverage=PATTERN_COVERAGE, push_pull=PUSH_PULL
)


@pytest.mark.parametrize("world", WORLDS.values(), ids=WORLDS)
def test_agreement(world: World) -> None:
    """The model allows, at the same cost, exactly the plans that the referee accepts."""
    assert_agreement(world)
