"""Random tiny blocks under a toy model, and the number of plans that they have.

Everything follows from the seed. A block loses windows until all its plans can be looked at.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from math import prod
from typing import Any

from periodize.block import Block
from periodize.model.periodization import Model
from periodize.scenario.scenario import Athlete, Dated, Pin, Place, Race, Run, Window
from tests.agreement.worlds import changed, from_day, subsets, with_focuses, with_waves
from tests.toy import FOCUSES, GYM, HOME, QUOTA, a_block, a_race, a_role, a_run, a_window, day

MOST_PLANS = 600
PROGRESSION: tuple[Mapping[str, Any], ...] = (
    {
        "rule": "deload",
        "every": (1, 2),
        "at_most_apart": 2,
        "sets": {"default": 0.5},
        "at_most_of_sets": 0.7,
        "legs_at_most": 0.6,
        "leg_patterns": ("squat", "hinge"),
        "counted": ("taper",),
        "down_week": 0.9,
        "down_week_worth": 1,
    },
    {"rule": "load_ramp", "rise": 0.05, "break_days": 5, "hold": ("taper",)},
    {
        "rule": "return_from_break",
        "days_off": 4,
        "new_days": 6,
        "new_percent": 75,
    },
)
"""The rules that the block knows before any rule speaks."""
PHASES = ("strength", "strength", "power", "taper")
DEMANDS: tuple[tuple[str, Any], ...] = (
    ("intervals", "quality"),
    ("long", "long"),
    ("race_pace", ("quality", "long")),
    ("medium_long", "medium-long"),
    ("easy", "easy"),
    ("easy", "easy"),
)
CLOCKS = (("06:30", "07:00"), ("12:00", "12:45"), ("18:00", "18:30"), ("18:00", "18:45"))
PLACES: Mapping[str, Place] = {
    "gym": GYM,
    "home": HOME,
    "attic": Place(name="attic", equipment=frozenset({"dumbbell"})),
}
MIXED: Mapping[str, Any] = {
    "load_class": "circuit",
    "minutes": [15, 30],
    "roles": [
        a_role("arms", ["row", "press"], stage="accessory"),
        a_role("trunk", ["plank"], stage="core", at_least=0),
    ],
}
LADDERS: Mapping[str, Any] = {
    "lift": {"rungs": [{"exercises": ["deadlift"]}, {"exercises": ["squat"]}], "weeks_each": 1},
    "arms": {
        "rungs": [{"exercises": ["row"]}, {"exercises": ["press"], "needs": {"press": 8}}],
        "start": {"intermediate": "press"},
        "weeks_each": 1,
    },
}
KINDS: Mapping[str, Mapping[str, Any]] = {
    "legs": {},
    "mixed": MIXED,
    "upper": FOCUSES["upper"],
    "core": FOCUSES["core"],
}


def a_tiny_block(rng: random.Random) -> Block:
    """A block of five to nine days with up to five windows, three runs and a race."""
    first = rng.randint(0, 5)
    days = range(first, first + rng.randint(5, 9))
    model = _model(rng)
    block = a_block(
        days.stop,
        runs=[_run(rng, offset) for offset in _some(rng, days, 3)],
        races=[_race(rng, offset) for offset in _some(rng, range(first, days.stop + 3), 1)],
        windows=_windows(rng, days),
        season=rng.choice(("off", "in")),
        pins=[_pin(rng, model, offset) for offset in _some(rng, days, 1)],
        athlete=_athlete(rng),
        weekly_minutes=rng.choice((None, 40, 70)),
        places=PLACES,
        model=model,
    )
    phases = tuple(Dated(since=day(monday), value=rng.choice(PHASES)) for monday in (0, 7))
    return _small(from_day(changed(block, phases=phases), first))


def _small(block: Block) -> Block:
    while number_of_plans(block) > MOST_PLANS:
        block = changed(block, windows=block.scenario.windows[1:])
    return block


def number_of_plans(block: Block) -> int:
    """How many plans there are, with every choice of exercises."""
    sessions = {
        menu: sum(o.menu == menu for o in block.options.all) for menu in block.options.menus
    }
    return prod(
        1 + (2**most - 1) * 2 ** len(block.menus.fillers(menu.focus))
        for menu, most in sessions.items()
    )


def every_content(block: Block) -> dict[str, list[tuple[str, ...]]]:
    """Every set of exercises that each focus could be thought to hold."""
    return {focus: subsets(block.menus.fillers(focus)) for focus in block.model.focuses}


def _some(rng: random.Random, days: range, most: int) -> list[int]:
    return sorted(rng.sample(days, rng.randint(0, most)))


def _run(rng: random.Random, offset: int) -> Run:
    kind, demand = rng.choice(DEMANDS)
    start, minutes = rng.choice(("07:00", "17:00", "18:30")), rng.choice((30, 60))
    return a_run(offset, kind, demand, start, minutes)


def _race(rng: random.Random, offset: int) -> Race:
    return a_race(offset, rng.choice((10.0, 21.1)), rng.choice(("A", "B", "C")))


def _window(rng: random.Random, offset: int) -> Window:
    start, end = rng.choice(CLOCKS)
    return a_window(offset, start, end, rng.choice(("gym", "gym", "home", "attic")))


def _windows(rng: random.Random, days: range) -> list[Window]:
    offsets = rng.sample(days, rng.randint(2, 4))
    again = rng.choice((offsets[:1], [rng.choice(days)]))
    return [_window(rng, offset) for offset in offsets + again]


def _pin(rng: random.Random, model: Model, offset: int) -> Pin:
    return Pin(date=day(offset), focus=rng.choice((None, *model.focuses)))


def _athlete(rng: random.Random) -> Athlete:
    return Athlete(
        level=rng.choice(("novice", "intermediate")),
        birth_year=rng.choice((None, 1980)),
        careful_with=frozenset(rng.sample(("back", "wrist"), rng.choice((0, 0, 1)))),
        one_rep_max_kg=rng.choice(({}, {"deadlift": 90.0})),
    )


def _model(rng: random.Random) -> Model:
    offered = {name: KINDS[name] for name in rng.sample(list(KINDS), 2)}
    quota = {**QUOTA, "at_most": rng.choice((2, 4)), "target": rng.randint(1, 3)}
    light = {**quota, "target": 1, "floor": 0, "minutes": 60}
    doses: list[dict[str, Any]] = [
        {"sets": rng.choice((1, 2)), "percent": rng.choice((None, 60))},
        {"sets": 2, "reps": rng.choice((6, 20)), "percent": rng.choice((60, 80))},
    ]
    return with_focuses(
        offered,
        rules=PROGRESSION,
        seasons={"off": quota, "pre": quota, "in": light},
        phases=with_waves({"strength": doses, "power": doses[:1], "taper": doses[:1]}),
        segment_weeks=rng.choice((1, 4)),
        ladders=rng.choice(({}, LADDERS)),
        muscles=[
            {"phases": ["strength"], "sets": {"quads": [1, 3], "push": [1, 2], "core": [2, 4]}},
            {"phases": ["power"], "sets": {"hamstrings": [1, 2], "pull": [0, 1]}},
        ],
    )
