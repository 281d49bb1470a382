"""Model and referee agree on jumps after days off, and on what follows for loads."""

from __future__ import annotations

from typing import Any

import pytest

from periodize.rules.return_from_break import ReturnFromBreak
from periodize.scenario.scenario import Athlete, Dated
from tests.agreement.worlds import (
    World,
    assert_agreement,
    changed,
    evenings,
    titled,
    with_focuses,
)
from tests.toy import DOSE, PHASES, a_block, a_role, day

LIFT = a_role("lift", ["squat", "deadlift"], main=True, at_most=2)
JUMP = a_role("jump", ["plank"], stage="power", dose="power", at_least=0)
HEAVY = [{**DOSE, "percent": 80}]
MODEL = with_focuses(
    {"legs": {"roles": [LIFT, JUMP]}},
    phases={phase: {"kinds": {"main": HEAVY, "power": [DOSE]}} for phase in PHASES},
)
NUMBERS = {"days_off": 4, "lifts_before": (2, 4), "jumps": ("power",)}
STRONG = Athlete(one_rep_max_kg={"squat": 100.0, "deadlift": 83.0})


def world(*offsets: int, days: int = 14, model: Any = MODEL, **changes: Any) -> World:
    """Leg sessions on some evenings, with and without a jump, under the rule."""
    numbers = {**NUMBERS, **changes}
    ruled = model.model_copy(update={"rules": ({"rule": "return_from_break", **numbers},)})
    return World(
        rule=ReturnFromBreak.model_validate({"rule": "return_from_break", **numbers}),
        block=a_block(days, model=ruled, windows=evenings(*offsets), athlete=STRONG),
        contents={"legs": [("squat",), ("squat", "plank")]},
    )


def in_two_phases(world: World) -> World:
    """The world with another menu from the second week on."""
    phases = (Dated(since=day(0), value="strength"), Dated(since=day(7), value="power"))
    return World(
        rule=world.rule,
        block=changed(world.block, phases=phases),
        contents=world.contents,
        must=True,
    )


def must(world: World) -> World:
    """The world, in which some plans break the rule."""
    return World(rule=world.rule, block=world.block, contents=world.contents, must=True)


RETURNS = {
    "within its days": must(world(0, 2, 4, 6, 7, 11)),
    "at the edges": must(world(4, 7, 8, 9, 10, 13, lifts_before=(3, 5))),
    "across menus": in_two_phases(world(3, 5, 7, 9, 11)),
    "the first days of the block": must(world(0, 3, 4, 5)),
    "no jump waits": world(0, 5, 11, jumps=()),
    "loads come back": world(0, 1, 8, 9, 20, days=21, jumps=(), new_days=7),
    "priced": World(
        rule=ReturnFromBreak.model_validate({"rule": "return_from_break", **NUMBERS, "penalty": 3}),
        block=world(2, 5, 7, 9, 12).block,
        contents=world().contents,
        wish=True,
    ),
}
WORLDS = titled(return_from_break=RETURNS)


@pytest.mark.parametrize("world", WORLDS.values(), ids=WORLDS)
def test_agreement(world: World) -> None:
    """The model allows, at the same cost, exactly the plans that the referee accepts."""
    assert_agreement(world)
