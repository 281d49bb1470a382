"""The loads that a place can make for an exercise: bars with plates, dumbbells, kettlebells."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from periodize.model.catalogue import Exercise
from periodize.scenario.situation import Place

BARS = frozenset({"barbell", "trap-bar"})
WEIGHTS = BARS | {"dumbbell", "kettlebell"}
LOADS = WEIGHTS | {
    *("plate", "cable-machine", "medicine-ball", "weighted-vest", "ankle-weights"),
    *("heavy-boots", "mini-band", "long-band", "battle-ropes", "sled"),
}
"""Kit that resists; what needs none of it is done with the body's own weight."""
GRAMS = 1000


def kit(exercise: Exercise) -> frozenset[str]:
    """Every piece of kit that an exercise can be done with."""
    return frozenset(each for item in exercise.equipment for each in item.split("|"))


def heaviest(exercise: Exercise, place: Place, most: float) -> float | None:
    """The heaviest load at hand of at most so many kg; None where the lightest is heavier."""
    fitting = [load for load in _at_hand(exercise, place, most) if load <= most]
    return round(max(fitting), 3) if fitting else None


def next_above(exercise: Exercise, place: Place, load: float) -> float | None:
    """The lightest load at hand above so many kg; None where there is none."""
    most = load + 2 * max(place.plates_kg, default=0) + place.bar_kg
    heavier = [each for each in _at_hand(exercise, place, most) if each > load + 1 / GRAMS]
    return round(min(heavier), 3) if heavier else None


def _at_hand(exercise: Exercise, place: Place, most: float) -> list[float]:
    items = sorted(kit(exercise) & WEIGHTS & place.equipment)
    return [load for item in items for load in _loads(item, place, most)]


def _loads(item: str, place: Place, most: float) -> Iterable[float]:
    if item == "dumbbell":
        return place.dumbbells_kg
    if item == "kettlebell":
        return place.kettlebells_kg
    side = int((most - place.bar_kg) / 2 * GRAMS)
    sizes = tuple(round(plate * GRAMS) for plate in place.plates_kg)
    return [place.bar_kg + 2 * grams / GRAMS for grams in _sums(sizes, side)]


@lru_cache(maxsize=1024)
def _sums(sizes: tuple[int, ...], most: int) -> frozenset[int]:
    """What plates of these sizes, as many of each as wanted, can weigh up to a limit, in grams."""
    reached = {0} if most >= 0 else set()
    for size in sorted(sizes):
        for start in sorted(reached):
            reached.update(range(start, most + 1, size))
    return frozenset(reached)
