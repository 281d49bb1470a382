"""Random tiny scenarios under a toy model with every rule at small numbers.

Everything follows from the seed. A world is cut until it has few enough plans to look at them all.
"""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Mapping
from math import prod
from typing import Any

from periodize.block import Block
from periodize.model.periodization import Model
from periodize.rules.base import Rule
from periodize.rules.load import CLASSES
from periodize.scenario.situation import Athlete, Dated, Pin, Place, Race, Run, Window
from tests.agreement.worlds import subsets, with_focuses, with_waves
from tests.toy import FOCUSES, GYM, HOME, QUOTA, a_block, a_race, a_role, a_run, a_window, day

MOST_PLANS = 600
PHASES = ("strength", "strength", "power", "taper")
CLASSES_HERE = ("lower-heavy", "circuit", "upper", "core")
DEMANDS = (("intervals", "quality"), ("long", "long"), ("easy", "easy"))
PLACES: Mapping[str, Place] = {
    "gym": GYM,
    "home": HOME,
    "attic": Place(name="attic", equipment=frozenset({"dumbbell"})),
}
MIXED: Mapping[str, Any] = {
    "load_class": "circuit",
    "minutes": [20, 30],
    "roles": [
        a_role("lift", ["deadlift"], at_least=0, main=True),
        a_role("arms", ["row", "press"], stage="accessory", at_most=2),
    ],
}
KINDS: Mapping[str, Mapping[str, Any]] = {
    "legs": {},
    "mixed": MIXED,
    "upper": FOCUSES["upper"],
    "core": FOCUSES["core"],
}


def tiny(seed: int) -> tuple[Block, tuple[Rule, ...]]:
    """The block and the rules of a seed."""
    rng = random.Random(seed)
    block = _block(rng)
    rules = tuple(_rule(rng, name, numbers) for name, numbers in _numbers(rng).items())
    while number_of_plans(block) > MOST_PLANS:
        windows = block.scenario.windows[:-1]
        scenario = dataclasses.replace(block.scenario, windows=windows)
        block = Block(scenario, block.model, block.catalogue)
    return block, rules


def number_of_plans(block: Block) -> int:
    """How many plans there are, with every choice of exercises."""
    by_menu = {menu: sum(o.menu == menu for o in block.options) for menu in block.menus}
    return prod(
        1 + (2**options - 1) * 2 ** len(block.fillers(menu.focus))
        for menu, options in by_menu.items()
    )


def every_content(block: Block) -> dict[str, list[tuple[str, ...]]]:
    """Every set of exercises that a focus could be thought to hold."""
    return {focus: subsets(block.fillers(focus)) for focus in block.model.focuses}


def _block(rng: random.Random) -> Block:
    days = rng.randint(5, 9)
    return a_block(
        days,
        runs=[_run(rng, offset) for offset in _some(rng, days, 3)],
        races=[_race(rng, offset) for offset in _some(rng, days + 3, 1)],
        windows=_windows(rng, days),
        season=rng.choice(("off", "in")),
        pins=_pins(rng, days),
        athlete=_athlete(rng),
        weekly_minutes=rng.choice((None, 40, 60)),
        places=PLACES,
        model=_model(rng),
        phase=rng.choice(PHASES),
    ).with_phase_change(rng) if False else _phased(rng, days)


def _phased(rng: random.Random, days: int) -> Block:
    raise NotImplementedError
