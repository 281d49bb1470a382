"""The toy world with two jumps and a complex of lift and jump."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any

from periodize.block import Block
from periodize.model.catalogue import Catalogue
from periodize.model.periodization import Model
from tests.toy import CATALOGUE, FOCUSES, a_block, a_model, a_role, an_exercise

HOP = an_exercise("hop", "plyometric", "quads", kind="plyometric", contacts=1.0, impact="moderate")
BOUND = an_exercise(
    "bound",
    "plyometric",
    "hamstrings",
    kind="plyometric",
    contacts=1.0,
    impact="high",
    unilateral=True,
)
ROPE = an_exercise("rope", "plyometric", "quads", kind="plyometric", contacts=0.25, impact="low")
JUMPERS = Catalogue(
    {**CATALOGUE.exercises, "hop": HOP, "bound": BOUND, "rope": ROPE}, CATALOGUE.muscle_groups
)
COMPLEX: Mapping[str, Any] = {
    **FOCUSES["legs"],
    "roles": [
        a_role("lift", ["squat", "deadlift"], pair="A", main=True, at_least=0),
        a_role("jump", ["hop", "bound"], pair="A", at_least=0),
    ],
}
JUMPS: Mapping[str, Any] = {
    **FOCUSES["legs"],
    "load_class": "plyometric",
    "roles": [a_role("jump", ["hop", "bound", "rope"], at_most=3)],
}


def a_jumping_model(focuses: Mapping[str, Any] | None = None, **changes: Any) -> Model:
    """The toy model with a complex of lift and jump, or with other sessions."""
    whole = a_model().model_dump()
    return Model.model_validate({**whole, "focuses": focuses or {"legs": COMPLEX}, **changes})


def a_jumping_block(days: int = 7, model: Model | None = None, **changes: Any) -> Block:
    """A toy block in which the toy athlete may jump."""
    block = a_block(days, model=model or a_jumping_model(), **changes)
    return dataclasses.replace(block, catalogue=JUMPERS)


def ladders(*rungs: Sequence[str], **changes: Any) -> dict[str, Any]:
    """One ladder called `lift` with an exercise or more on each rung."""
    return {"lift": {"rungs": [{"exercises": list(rung)} for rung in rungs], **changes}}
