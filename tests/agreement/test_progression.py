"""What follows from the choice is right: no plan that the model allows breaks these rules."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from periodize.block import Block
from periodize.model.periodization import Model
from periodize.rules.base import Rule
from periodize.rules.deload import Deload
from periodize.rules.dose_zones import DoseZones
from periodize.rules.load_ramp import LoadRamp
from periodize.scenario.scenario import Athlete, Dated
from tests.agreement.worlds import (
    World,
    assert_agreement,
    changed,
    evenings,
    titled,
    with_focuses,
    with_waves,
)
from tests.toy import a_block, a_model, day

SETS = {"sets": {"default": 0.5}, "at_most_of_sets": 0.7}
LIGHTER = {"every": (2, 2), "at_most_apart": 2, "counted": ("taper",), **SETS}
CLIMB = [{"percent": 60}, {"percent": 80}, {"percent": 90, "sets": 3, "reps": 9}]
STRONG = Athlete(one_rep_max_kg={"squat": 100.0, "deadlift": 83.0})
LEGS = {"legs": [("squat",), ("deadlift",)]}


def under(model: Model, name: str, **numbers: Any) -> Model:
    """The model with one of the two rules."""
    return model.model_copy(update={"rules": ({"rule": name, **numbers},)})


def world(kind: type[Rule], model: Model, *offsets: int, **numbers: Any) -> World:
    """Three weeks of leg sessions under one of the two rules."""
    name = {Deload: "deload", LoadRamp: "load_ramp"}[kind]
    block = a_block(
        21, model=under(model, name, **numbers), windows=evenings(*offsets), athlete=STRONG
    )
    return World(
        rule=kind.model_validate({"rule": name, **numbers}), block=block, contents=LEGS, most=4
    )


def in_phases(world: World, *phases: str) -> World:
    """The world with another phase each week."""
    dated = tuple(Dated(since=day(7 * week), value=phase) for week, phase in enumerate(phases))
    return World(rule=world.rule, block=changed(world.block, phases=dated), contents=LEGS, most=4)


PLAIN = a_model(("legs",))


def binding(*offsets: int, share: float, must: bool = True, **numbers: Any) -> World:
    """A week and a deload after it, with its legs bound to those of the week before."""
    legs = {"legs_at_most": share, "leg_patterns": ("squat", "hinge")}
    found = world(Deload, PLAIN, *offsets, **{**LIGHTER, **legs, **numbers})
    priced = found.rule.penalty is not None
    return dataclasses.replace(found, must=must and not priced, wish=priced)


WAVE = with_focuses({"legs": {}}, phases=with_waves({"strength": CLIMB, "taper": CLIMB[1:]}))
DAYS = (1, 4, 8, 9, 15, 18)
DELOAD = {
    "every second week": world(Deload, PLAIN, *DAYS, **LIGHTER),
    "a taper counts": in_phases(
        world(Deload, PLAIN, *DAYS, **LIGHTER), "strength", "taper", "strength"
    ),
    "every week": world(Deload, PLAIN, *DAYS, **{**LIGHTER, "every": (1, 1)}),
    "priced": world(Deload, PLAIN, *DAYS, **LIGHTER, penalty=3),
    "no more legs than before": binding(1, 4, 8, 11, share=1.0),
    "fewer sets for the legs than before": binding(1, 4, 8, 11, share=0.4),
    "half the sets are few enough": binding(1, 8, share=0.5, must=False),
    "every week lighter": binding(1, 4, 8, 11, share=0.6, every=(1, 1)),
    "lighter, for a price": binding(1, 4, 8, 11, share=0.4, penalty=3),
}
RAMP = {
    "a wave that is too steep": world(LoadRamp, WAVE, *DAYS, rise=0.1),
    "no rise at all": world(LoadRamp, WAVE, *DAYS, rise=0.0, break_days=3),
    "held in the taper": in_phases(
        world(LoadRamp, WAVE, *DAYS, hold=("taper",)), "strength", "strength", "taper"
    ),
    "priced": world(LoadRamp, WAVE, *DAYS, penalty=2),
}
WORLDS = titled(deload=DELOAD, load_ramp=RAMP)


@pytest.mark.parametrize("world", WORLDS.values(), ids=WORLDS)
def test_agreement(world: World) -> None:
    """The model allows every plan, and so does the referee."""
    assert_agreement(world)


def test_a_zone_gives_way_to_a_deload() -> None:
    """One set is too few for the zone, but not in a deload: only full weeks are bound by it."""
    zone = DoseZones.model_validate({"rule": "dose_zones", "zones": {"legs": {"sets": [2, 3]}}})
    block = DELOAD["every second week"].block
    assert_agreement(World(rule=zone, block=block, contents=LEGS, most=4))


def lighter(block: Block) -> list[int]:
    """The numbers of the weeks that are deloads."""
    return [week.number for week in block.calendar.weeks if week.deload]


def test_the_worlds_have_deloads() -> None:
    """The worlds are not empty of what they are about."""
    assert lighter(DELOAD["every second week"].block) == [2]
    assert lighter(DELOAD["a taper counts"].block) == []
    assert lighter(DELOAD["every week"].block) == [1, 2, 3]
