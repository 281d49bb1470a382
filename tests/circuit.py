"""A toy circuit: three stations of 24 s in rounds, and sets that go by the clock.

A round takes 252 s with the rests after its stations; two rounds take 9 min 24 s, three 15 min
36 s, four 21 min 48 s.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any

from periodize.block import Block
from periodize.model.periodization import Model
from periodize.scenario.scenario import Dated, Window
from tests.agreement.worlds import changed, with_focuses
from tests.cases import put_under
from tests.toy import CATALOGUE, DOSE, PHASES, a_block, a_role, day

ROUNDS = {"first": 2, "most": 4, "weeks_each": 2, "rest_seconds": 180}
STATIONS = tuple(a_role(name, [name]) for name in ("plank", "press", "squat"))
"""Listed against the order of their stages."""
CIRCUIT: Mapping[str, Any] = {
    "load_class": "circuit",
    "order": "listed",
    "rounds": ROUNDS,
    "minutes": [15, 21, 27, 45],
    "warm_up_minutes": 5,
    "roles": [{**STATIONS[0], "stage": "core"}, *STATIONS[1:]],
}
LENGTHS = {2: 15, 3: 21, 4: 27}
"""By rounds, the shortest length that holds them and the warm-up."""


def a_circuit_model(**changes: Any) -> Model:
    """A model whose only focus is the circuit, with changes to it."""
    return with_focuses({"circuit": {**CIRCUIT, **changes}})


def a_circuit_block(
    weeks: int,
    *,
    through: Sequence[str] = ("strength",),
    windows: Sequence[Window] | None = None,
    weekly_minutes: int | None = None,
    **changes: Any,
) -> Block:
    """Some weeks of the circuit; the last phase that they go through stays."""
    block = a_block(
        7 * weeks,
        windows=windows,
        weekly_minutes=weekly_minutes,
        model=a_circuit_model(**changes),
    )
    dated = tuple(Dated(since=day(7 * week), value=phase) for week, phase in enumerate(through))
    return changed(block, phases=dated)


def a_timed_block(seconds: int = 40, sets: int = 2, **changes: Any) -> Block:
    """A week in which every set goes by the clock; rows are one-armed, and planks are held."""
    dose = {**DOSE, "timed": True, "seconds": seconds, "sets": sets, "rest_seconds": 20}
    phases = {phase: {"kinds": {"main": [{**dose, **changes}]}} for phase in PHASES}
    block = a_block()
    model = Model.model_validate({**block.model.model_dump(), "phases": phases})
    row = dataclasses.replace(CATALOGUE.exercises["row"], unilateral=True)
    plank = dataclasses.replace(CATALOGUE.exercises["plank"], kind="isometric")
    exercises = {**CATALOGUE.exercises, "row": row, "plank": plank}
    return put_under(block.scenario, model, dataclasses.replace(CATALOGUE, exercises=exercises))
