"""Loads: what a set is lifted with is there, can be loaded, and is within what the athlete can."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import inf

from periodize.block import Block
from periodize.model.catalogue import Exercise
from periodize.model.focus import Dose
from periodize.plan import Prescription, Session
from periodize.prescribe.loads import LOADS
from periodize.scenario.scenario import Place

GRAM = 0.001
"""In kg or percent: closer than this is the same."""
HALF = 0.5
"""A %1RM is written to the half above."""
KITS = ("barbell", "trap-bar", "dumbbell", "kettlebell")
"""Weights to lift, the bars first."""
BARS, IN_HAND, WEIGHTS = KITS[:2], KITS[2:], frozenset(KITS)


def load_faults(
    block: Block,
    session: Session,
    done: Prescription,
    exercise: Exercise,
    doses: tuple[Dose, ...],
) -> Iterator[str]:
    """What cannot be lifted so: the kit, the plates, or more than the maximum allows."""
    place = block.scenario.places.get(session.place)
    if place is None:
        return
    yield from _kit(done, exercise, place)
    yield from _stamp(done, place)
    kits = [done.kit] if done.kit else unsaid(exercise, place)
    maxima = block.scenario.athlete.maxima_on(session.date)
    maximum = maximum_with(block, maxima, exercise, next(iter(kits), None))
    names = {exercise.id, *exercise.maximum_of}
    known = not names.isdisjoint(maxima)
    if maximum is None and known and done.kit and done.percent_1rm is not None:
        yield f"{done.percent_1rm:g} % of a maximum that is not the {done.kit}'s"
    if done.load_kg is None or (done.load_kg == 0 and not _resists(exercise, place)):
        return
    if not any(loadable(done.load_kg, place, kit) for kit in kits):
        with_kit = f" with the {done.kit}" if done.kit else ""
        yield f"{done.load_kg:g} kg cannot be loaded at {place.name}{with_kit}"
    if maximum is not None:
        allowed = [dose.percent for dose in doses if dose.percent is not None]
        percent = done.percent_1rm or max(allowed, default=100)
        yield from _share(done.load_kg, maximum, percent, told=done.percent_1rm is not None)


def _share(load: float, maximum: float, percent: float, *, told: bool) -> Iterator[str]:
    """A load beside its %1RM: no more than that, and no less than what it is told to be."""
    own = 100 * load / maximum
    if load > maximum * percent / 100 + GRAM:
        yield f"{load:g} kg is more than {percent:g} % of {maximum:g} kg"
    elif told and load and percent >= own + HALF:
        yield f"{load:g} kg is {own:.1f} % of {maximum:g} kg, not {percent:g} %"


def _stamp(done: Prescription, place: Place) -> Iterator[str]:
    """The unit on a weight, and that a place has nothing heavier, where the plan says them."""
    if done.stamped and done.stamped != place.stamp(done.kit):
        yield f"{done.stamped} does not stand on the weights of {place.name}"
    load, meant = done.load_kg or 0, done.short_of_kg
    if meant and not (load + GRAM < meant and load > most_at(place, done.kit) - GRAM):
        yield f"{load:g} kg is not the heaviest that {place.name} has below {meant:g} kg"


def most_at(place: Place, kit: str | None) -> float:
    """The heaviest load of a kit at a place, in kg; without end where plates are not counted."""
    if kit in IN_HAND:
        return max(place.dumbbells_kg if kit == "dumbbell" else place.kettlebells_kg, default=0)
    if place.plates_kg and not place.plate_pairs:
        return inf
    sides = zip(place.plates_kg, place.plate_pairs, strict=True)
    return place.bar_kg + 2 * sum(size * count for size, count in sides)


def _kit(done: Prescription, exercise: Exercise, place: Place) -> Iterator[str]:
    """What it is lifted with: one that the exercise can be done with, that is there, held so."""
    if done.kit is None:
        return
    if done.kit not in _weights(exercise):
        yield f"it cannot be done with a {done.kit}"
    elif exercise.missing(place.equipment - (WEIGHTS - {done.kit})):
        yield f"{place.name} has not all that it needs with a {done.kit}"
    elif done.held != exercise.pieces(done.kit):
        yield f"{done.held} of the {done.kit} held; it takes {exercise.pieces(done.kit)}"


def unsaid(exercise: Exercise, place: Place) -> list[str]:
    """What a load is of where the plan does not say it: of a bar where one is there."""
    there = [kit for kit in KITS if kit in _weights(exercise) & place.equipment]
    return there[:1] if there[:1] in (["barbell"], ["trap-bar"]) else there


def maximum_with(
    block: Block, maxima: Mapping[str, float], exercise: Exercise, kit: str | None
) -> float | None:
    """The maximum that counts with a kit, of the exercise or of a lift that stands for it."""
    known = [name for name in (exercise.id, *exercise.maximum_of) if name in maxima]
    for lift in (block.catalogue.exercises[n] for n in known if n in block.catalogue.exercises):
        listed = [each for item in lift.equipment for each in item.split("|") if each in WEIGHTS]
        bars = [each for each in listed if each in BARS]
        own = next(iter((*bars, *listed)), None) if lift.kind != "bodyweight" else None
        if kit is None or own is None:
            fits = kit is None
        elif kit in BARS or bars:
            fits = kit == own or (lift is not exercise and {kit, own} == set(BARS))
        else:
            fits = lift.pieces(own) == exercise.pieces(kit)
        if fits:
            return maxima[lift.id]
    return None


def _resists(exercise: Exercise, place: Place) -> bool:
    """Whether anything at hand there makes it heavier than the body."""
    items = [LOADS.intersection(item.split("|")) for item in exercise.equipment]
    return exercise.kind != "bodyweight" and any(place.equipment & loads for loads in items)


def _weights(exercise: Exercise) -> set[str]:
    kits = {kit for item in exercise.equipment for kit in item.split("|")}
    return kits & WEIGHTS if exercise.kind != "bodyweight" else set()


def loadable(load: float, place: Place, kit: str) -> bool:
    """Whether a place has the weights for a load with a kit."""
    if kit not in place.equipment:
        return False
    if kit == "dumbbell":
        return any(abs(load - weight) < GRAM for weight in place.dumbbells_kg)
    if kit == "kettlebell":
        return any(abs(load - weight) < GRAM for weight in place.kettlebells_kg)
    grams = round((load - place.bar_kg) / 2 * 1000)
    if place.plate_pairs:
        return _counted_reach(grams, [*zip(place.plates_kg, place.plate_pairs, strict=True)])
    return _plates_reach(grams, place.plates_kg)


def _counted_reach(grams: int, pairs: list[tuple[float, int]]) -> bool:
    """Whether plates, of each size as many as there are pairs, add up to one side of the bar."""
    if grams <= 0 or not pairs:
        return grams == 0
    (size, count), *others = pairs
    return any(
        _counted_reach(grams - number * round(size * 1000), others) for number in range(count + 1)
    )


def _plates_reach(grams: int, plates_kg: tuple[float, ...]) -> bool:
    """Whether plates of these sizes, as many as wanted, add up to one side of the bar."""
    reached = {0}
    frontier = [0]
    sizes = [round(plate * 1000) for plate in plates_kg]
    while frontier:
        side = frontier.pop()
        for size in sizes:
            if side + size <= grams and side + size not in reached:
                reached.add(side + size)
                frontier.append(side + size)
    return grams in reached
