"""The lighter sets on the way up to the working load of a main lift. No solver here."""

from __future__ import annotations

from periodize.block import Block, Menu
from periodize.plan import RampUpSet
from periodize.prescribe.lifting import Lifted, known_maximum, row_percent
from periodize.prescribe.loads import BARS, heaviest, lightest


def ramp_up(
    block: Block, menu: Menu, name: str, load: Lifted, meant: float | None
) -> tuple[RampUpSet, ...]:
    """The sets before a main lift: in kg where its load is known, with a bar else as shares of it.

    What would be lighter than the empty bar is done with it; of sets with one load the last stays.
    """
    role, known = block.menus.fillers(menu.focus)[name], load.load_kg is not None
    exercise = block.catalogue.exercises[name]
    by_effort = load.kit in BARS and known_maximum(block, exercise, load.kit) is None
    share = meant if load.percent is None else row_percent(block, load)
    lifted = role.main and role.stage == "heavy" and (known or by_effort)
    if not lifted or share is None:
        return ()
    rest = block.model.loading.ramp_up_rest_seconds
    sets: dict[float, RampUpSet] = {}
    for each in block.model.loading.ramp_up_to(share):
        kg = _load(block, menu, load, each.percent) if known else None
        if kg is None or kg < (load.load_kg or 0):
            sets[each.percent if kg is None else kg] = RampUpSet(
                reps=each.reps, percent=each.percent, load_kg=kg, rest_seconds=rest
            )
    return tuple(sets.values())


def _load(block: Block, menu: Menu, load: Lifted, percent: float) -> float | None:
    if load.kit is None or load.load_kg is None:
        return None
    place = block.scenario.places[menu.place]
    return heaviest(load.kit, place, load.load_kg * percent / 100) or lightest(load.kit, place)
