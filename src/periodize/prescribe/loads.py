"""The loads that a place can make: bars with plates, dumbbells, kettlebells, each by itself.

A load belongs to a kit: 24 kg are a dumbbell, and no barbell with plates from 1.25 kg. So does a
maximum: that of a lift that a bar can load is the bar's.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from periodize.model.catalogue import Exercise
from periodize.plan import Kit
from periodize.scenario.scenario import Place

BARS: tuple[Kit, ...] = ("barbell", "trap-bar")
WEIGHTS: tuple[Kit, ...] = (*BARS, "dumbbell", "kettlebell")
LOADS = frozenset(WEIGHTS) | {
    *("plate", "cable-machine", "medicine-ball", "weighted-vest", "ankle-weights"),
    *("heavy-boots", "mini-band", "long-band", "battle-ropes", "sled"),
}
"""Kit that resists; what needs none of it is done with the body's own weight."""
GRAMS = 1000
UNCOUNTED = 1_000_000
"""Pairs of a plate where nobody counts them: more than any bar holds."""


def is_loaded(exercise: Exercise, place: Place) -> bool:
    """Whether it is done against more than the body's own weight there."""
    loads = LOADS.intersection(each for item in exercise.equipment for each in item.split("|"))
    if exercise.kind == "bodyweight" or not loads:
        return False
    return not loads.isdisjoint(place.equipment) or not exercise.available_with(place.equipment)


def kits_at(exercise: Exercise, place: Place) -> tuple[Kit, ...]:
    """The weights with which it can be done at a place, in the order in which it lists them."""
    if exercise.kind == "bodyweight":
        return ()
    listed = dict.fromkeys(each for item in exercise.equipment for each in item.split("|"))
    beside = place.equipment.difference(WEIGHTS)
    return tuple(
        kit
        for kit in _weights_of(listed)
        if kit in place.equipment and exercise.available_with(beside | {kit})
    )


def kit_of_maximum(exercise: Exercise) -> Kit | None:
    """What its one-repetition maximum is lifted with: a bar where it takes one."""
    listed = dict.fromkeys(each for item in exercise.equipment for each in item.split("|"))
    found = _weights_of(listed)
    return next((kit for kit in found if kit in BARS), next(iter(found), None))


def is_alike(exercise: Exercise, one: Kit | None, other: Kit | None) -> bool:
    """Whether a maximum with one kit is one with the other: the same, or held in as many hands."""
    if one is None or other is None or one == other:
        return one == other
    return not {one, other} & set(BARS) and exercise.pieces(one) == exercise.pieces(other)


def _weights_of(listed: Iterable[str]) -> list[Kit]:
    known = {str(kit): kit for kit in WEIGHTS}
    return [known[each] for each in listed if each in known]


def heaviest(kit: Kit, place: Place, most: float) -> float | None:
    """The heaviest load of a kit of at most so many kg; None where the lightest is heavier."""
    fitting = [load for load in _loads(kit, place, most) if load <= most]
    return round(max(fitting), 3) if fitting else None


def lightest(kit: Kit, place: Place) -> float | None:
    """The empty bar, or the lightest of the others; None where there is none."""
    return place.bar_kg if kit in BARS else min(_loads(kit, place, 0), default=None)


def next_above(kit: Kit, place: Place, load: float) -> float | None:
    """The lightest load of a kit above so many kg; None where there is none."""
    most = load + 2 * max(place.plates_kg, default=0) + place.bar_kg
    heavier = [each for each in _loads(kit, place, most) if each > load + 1 / GRAMS]
    return round(min(heavier), 3) if heavier else None


def _loads(kit: Kit, place: Place, most: float) -> Iterable[float]:
    if kit == "dumbbell":
        return place.dumbbells_kg
    if kit == "kettlebell":
        return place.kettlebells_kg
    side = int((most - place.bar_kg) / 2 * GRAMS)
    sizes = tuple(round(plate * GRAMS) for plate in place.plates_kg)
    pairs = place.plate_pairs or (UNCOUNTED,) * len(sizes)
    return [place.bar_kg + 2 * grams / GRAMS for grams in _sums(sizes, pairs, side)]


@lru_cache(maxsize=1024)
def _sums(sizes: tuple[int, ...], pairs: tuple[int, ...], most: int) -> frozenset[int]:
    """What plates of these sizes, so many of each on a side, can weigh up to a limit, in grams."""
    reached = {0} if most >= 0 else set()
    for size, count in sorted(zip(sizes, pairs, strict=True)):
        for start in sorted(reached):
            end = min(most, start + size * count)
            reached.update(range(start, end + 1, size))
    return frozenset(reached)
