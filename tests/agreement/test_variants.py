"""Model and referee agree on ladders, complex pairs, landings, and what is new before a race."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from periodize.rules.complex_pairs import ComplexPairs
from periodize.rules.exercise_rotation import ExerciseRotation
from periodize.rules.ladder import LadderRule
from periodize.rules.new_before_race import NewBeforeRace
from periodize.rules.plyometric_contacts import PlyometricContacts
from periodize.scenario.scenario import Athlete, Dated
from tests.agreement.worlds import (
    World,
    assert_agreement,
    changed,
    evenings,
    subsets,
    titled,
    with_focuses,
)
from tests.jumping import COMPLEX, JUMPS, a_jumping_block, a_jumping_model, ladders
from tests.toy import FOCUSES, a_block, a_model, a_race, a_role, day

LIFTS = {"legs": subsets(("squat", "deadlift"))}
NOVICE = Athlete(level="novice")


def climbing(*rungs: tuple[str, ...], **changes: Any) -> Any:
    """A model in which the legs climb a ladder, a week on each rung."""
    lift = ladders(*rungs, **{"weeks_each": 1, **changes})
    return a_model(("legs",), ladders=lift, segment_weeks=1)


def ladder(**changes: Any) -> LadderRule:
    """Rungs below the highest one cost two each."""
    return LadderRule(**{"rule": "ladder", "cost": 2, **changes})


UP = climbing(("deadlift",), ("squat",))
THREE = with_focuses(
    {
        "legs": {
            "load_class": "circuit",
            "roles": [a_role("lift", ("deadlift", "squat", "plank"), at_most=3)],
        }
    },
    ladders=ladders(("deadlift",), ("squat",), ("plank",), weeks_each=1),
    segment_weeks=1,
)
BEHIND = with_focuses(
    {
        "legs": {
            "load_class": "circuit",
            "roles": [a_role("lift", ("deadlift", "squat", "plank"), at_least=0, at_most=3)],
        }
    },
    ladders={
        "first": {"rungs": [{"exercises": ["deadlift"]}]},
        "second": {
            "rungs": [
                {"exercises": ["squat"], "needs": {"deadlift": 20}},
                {"exercises": ["plank"]},
            ],
            "start": {"intermediate": "squat"},
            "weeks_each": 1,
        },
    },
    segment_weeks=1,
)
TWO_PHASES = (Dated(since=day(0), value="strength"), Dated(since=day(7), value="recovery"))
LADDER = {
    "by weeks": World(
        rule=ladder(),
        block=a_block(14, model=UP, windows=evenings(0, 1, 7, 8)),
        contents=LIFTS,
        most=2,
        must=True,
        wish=True,
    ),
    "by the calendar": World(
        rule=ladder(climbed=False),
        block=a_block(14, model=UP, windows=evenings(0, 1, 7, 8)),
        contents=LIFTS,
        most=2,
        must=True,
        wish=True,
    ),
    "three rungs": World(
        rule=ladder(),
        block=a_block(21, model=THREE, windows=evenings(0, 7, 14)),
        contents={"legs": [(), ("deadlift",), ("squat",), ("plank",), ("squat", "plank")]},
        must=True,
        wish=True,
    ),
    "two places, and kit for one rung only": World(
        rule=ladder(),
        block=a_block(14, model=THREE, windows=[*evenings(0, 7), *evenings(1, 8, place="home")]),
        contents={"legs": [(), ("deadlift",), ("squat",), ("plank",)]},
        most=3,
        must=True,
        wish=True,
    ),
    "an easy phase": World(
        rule=ladder(easy_phases=("recovery",)),
        block=changed(a_block(14, model=UP, windows=evenings(0, 7)), phases=TWO_PHASES),
        contents=LIFTS,
        must=True,
    ),
    "by level": World(
        rule=ladder(),
        block=a_block(
            7, model=climbing(("deadlift",), ("squat",), start="squat"), windows=evenings(0, 2)
        ),
        contents=LIFTS,
        wish=True,
    ),
    "a ladder that begins with another one": World(
        rule=ladder(),
        block=changed(
            a_block(21, model=BEHIND, windows=evenings(0, 7, 14)), athlete=Athlete(level="novice")
        ),
        contents={"legs": [(), ("deadlift",), ("squat",), ("deadlift", "squat"), ("plank",)]},
        must=True,
        wish=True,
    ),
    "priced": World(
        rule=ladder(penalty=3),
        block=a_block(14, model=UP, windows=evenings(0, 1, 7)),
        contents=LIFTS,
        wish=True,
    ),
}

PAIRS = (("squat", "hop"), ("deadlift", "bound"), ("deadlift", "hop"))
HALVES = {"legs": subsets(("squat", "deadlift", "hop", "bound"))}
BESIDE = {
    "legs": COMPLEX,
    "upper": {**FOCUSES["upper"], "roles": [a_role("arms", ["press", "row"], pair="A", at_most=2)]},
}


def complex_pairs(**changes: Any) -> ComplexPairs:
    """Squat and hop, deadlift and bound or hop."""
    return ComplexPairs(**{"rule": "complex_pairs", "pairs": PAIRS, **changes})


COMPLEX_PAIRS = {
    "a day": World(rule=complex_pairs(), block=a_jumping_block(1), contents=HALVES, must=True),
    "a pair of one's own": World(
        rule=complex_pairs(pairs=(), also=(("squat", "bound"),)),
        block=a_jumping_block(2),
        contents=HALVES,
        most=1,
        must=True,
    ),
    "arms in turn are no complex": World(
        rule=complex_pairs(),
        block=a_jumping_block(1, a_jumping_model(BESIDE)),
        contents={"legs": [("squat",), ("squat", "hop")], "upper": subsets(("press", "row"))},
        must=True,
    ),
    "priced": World(
        rule=complex_pairs(penalty=2),
        block=a_jumping_block(3, windows=evenings(0, 2)),
        contents=HALVES,
        wish=True,
    ),
}

LANDING = {"legs": subsets(("hop", "bound", "rope"))}
WEIGHTS = {"low": 0.5, "moderate": 1, "high": 1.5}
JUMPING = a_jumping_model({"legs": JUMPS})


def contacts(**changes: Any) -> PlyometricContacts:
    """Two sets of six are 12 hops, 36 weighted bounds, 3 of the rope."""
    numbers: Mapping[str, Any] = {"rule": "plyometric_contacts", "weights": WEIGHTS}
    return PlyometricContacts(**{**numbers, **changes})


HOPS_WANTED = {"hops": {"phases": ["strength"], "cost": 4}}
WARMING = a_jumping_model(
    {
        "legs": {
            **FOCUSES["legs"],
            "roles": [
                a_role("hops", ["hop", "rope"], stage="warm-up", from_week=2),
                a_role("lift", ["squat"], at_least=1),
            ],
        }
    },
    segment_weeks=2,
)
PLYOMETRIC_CONTACTS = {
    "of a session": World(
        rule=contacts(a_session={"intermediate": 36}),
        block=a_jumping_block(1, JUMPING),
        contents=LANDING,
        must=True,
    ),
    "of a week": World(
        rule=contacts(a_week={"intermediate": 27}, in_season=0.5),
        block=a_jumping_block(9, JUMPING, windows=evenings(5, 6, 7, 8), season="in"),
        contents={"legs": [("hop",), ("rope",), ("hop", "rope")]},
        must=True,
    ),
    "growing": World(
        rule=contacts(first_week={"intermediate": 12}, a_week={"intermediate": 30}, growth=0.25),
        block=a_jumping_block(15, JUMPING, windows=evenings(0, 7, 8, 14)),
        contents={"legs": [("hop",), ("rope",), ("hop", "rope")]},
        must=True,
    ),
    "too hard": World(
        rule=contacts(hardest={"intermediate": "moderate"}),
        block=a_jumping_block(1, JUMPING),
        contents=LANDING,
        must=True,
    ),
    "hops in the warm-up": World(
        rule=contacts(a_week={"intermediate": 18}, wants=HOPS_WANTED),
        block=a_jumping_block(15, WARMING, windows=evenings(0, 3, 7, 10, 14)),
        contents={"legs": [("squat",), ("hop", "squat"), ("rope", "squat")]},
        must=True,
        wish=True,
        most=3,
    ),
    "of another level": World(
        rule=contacts(a_session={"novice": 0}, a_week={"novice": 0}, hardest={"novice": "none"}),
        block=a_jumping_block(1, JUMPING),
        contents=LANDING,
    ),
}

ARMS_TOO = a_model(("legs", "upper"), segment_weeks=1)


def new_before_race(**changes: Any) -> NewBeforeRace:
    """Nothing new in the week of an A race."""
    return NewBeforeRace(**{"rule": "new_before_race", "weeks": {"A": 1}, **changes})


NEW_BEFORE_RACE = {
    "the week of the race": World(
        rule=new_before_race(),
        block=a_block(14, model=ARMS_TOO, races=[a_race(13)], windows=evenings(0, 7, 9)),
        contents={**LIFTS, "upper": [("row",)]},
        must=True,
    ),
    "arms may bring something new": World(
        rule=new_before_race(exempt=("upper",)),
        block=a_block(14, model=ARMS_TOO, races=[a_race(13)], windows=evenings(0, 7, 9)),
        contents={**LIFTS, "upper": [("row",)]},
        must=True,
    ),
    "the phase that leads up to it": World(
        rule=new_before_race(phases=("strength",)),
        block=changed(
            a_block(21, model=a_model(("legs",)), races=[a_race(20)], windows=evenings(0, 7, 14)),
            phases=(Dated(since=day(0), value="power"), Dated(since=day(7), value="strength")),
        ),
        contents=LIFTS,
        must=True,
    ),
    "a race on a Thursday": World(
        rule=new_before_race(),
        block=a_block(21, model=a_model(("legs",)), races=[a_race(17)], windows=evenings(1, 8, 15)),
        contents=LIFTS,
        must=True,
    ),
    "early in its week, and behind the block": World(
        rule=new_before_race(weeks={"A": 1, "B": 2}),
        block=a_block(
            14,
            model=a_model(("legs",)),
            races=[a_race(9), a_race(22, priority="B")],
            windows=evenings(1, 6, 7, 12),
        ),
        contents=LIFTS,
        most=2,
        must=True,
    ),
    "a block that begins that late": World(
        rule=new_before_race(weeks={"A": 2, "B": 1}),
        block=a_block(
            14,
            model=a_model(("legs",)),
            races=[a_race(6, priority="B"), a_race(13)],
            windows=evenings(7, 9),
        ),
        contents=LIFTS,
    ),
    "weeks without a window": World(
        rule=new_before_race(weeks={"A": 2}, known_days=12),
        block=a_block(
            21, model=a_model(("legs",)), races=[a_race(20)], windows=evenings(8, 11, 12, 15)
        ),
        contents=LIFTS,
        must=True,
    ),
    "known for so many days": World(
        rule=new_before_race(known_days=9),
        block=a_block(21, model=ARMS_TOO, races=[a_race(20)], windows=evenings(5, 6, 14, 15)),
        contents={"legs": [("squat",), ("deadlift",)], "upper": [("row",)]},
        most=3,
        must=True,
    ),
    "known again from the last weeks themselves": World(
        rule=new_before_race(weeks={"A": 2}, known_days=7),
        block=a_block(
            21, model=a_model(("legs",)), races=[a_race(20)], windows=evenings(4, 6, 11, 14, 19)
        ),
        contents=LIFTS,
        must=True,
    ),
    "known for so many days, priced": World(
        rule=new_before_race(known_days=9, penalty=4),
        block=a_block(
            14, model=a_model(("legs",)), races=[a_race(13)], windows=evenings(1, 2, 10, 11)
        ),
        contents=LIFTS,
        wish=True,
    ),
    "priced": World(
        rule=new_before_race(penalty=4),
        block=a_block(14, model=a_model(("legs",)), races=[a_race(13)], windows=evenings(0, 7, 9)),
        contents=LIFTS,
        wish=True,
    ),
}
ON_A_LADDER = {
    "a main lift climbs": World(
        rule=ExerciseRotation(rule="exercise_rotation", rank_cost=1),
        block=a_block(14, model=UP, windows=evenings(0, 7)),
        contents={"legs": [("deadlift",), ("squat",)]},
    ),
    "a ladder is one place of a list": World(
        rule=ExerciseRotation(rule="exercise_rotation", rank_cost=1),
        block=a_block(14, model=THREE, windows=evenings(0, 7)),
        contents={"legs": [("deadlift",), ("squat",), ("plank",)]},
    ),
}
WORLDS = titled(
    exercise_rotation=ON_A_LADDER,
    ladder=LADDER,
    complex_pairs=COMPLEX_PAIRS,
    plyometric_contacts=PLYOMETRIC_CONTACTS,
    new_before_race=NEW_BEFORE_RACE,
)


@pytest.mark.parametrize("world", WORLDS.values(), ids=WORLDS)
def test_agreement(world: World) -> None:
    """The model allows, at the same cost, exactly the plans that the referee accepts."""
    assert_agreement(world)
