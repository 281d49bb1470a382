"""Doses: what the model says about the exercises of a session, with loads that exist.

No solver here, and the referee never calls it: it asks of each figure whether it is allowed.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Sequence

from periodize.block import Block, Menu, Option, Week
from periodize.model.catalogue import Exercise
from periodize.model.periodization import STAGES, Dose
from periodize.plan import Prescription, Session
from periodize.scenario.situation import Place

BARS = frozenset({"barbell", "trap-bar"})
WEIGHTS = BARS | {"dumbbell", "kettlebell"}
LOADS = WEIGHTS | {
    *("plate", "cable-machine", "medicine-ball", "weighted-vest", "ankle-weights"),
    *("heavy-boots", "mini-band", "long-band", "battle-ropes", "sled"),
}
"""Kit that resists; what needs none of it is done with the body's own weight."""
GRAMS = 1000


def session_of(block: Block, option: Option, exercises: Sequence[str]) -> Session:
    """The session that an option stands for, with these exercises dosed and put in order."""
    week = block.weeks[option.week]
    focus = block.model.focuses[option.focus]
    return Session(
        id=f"{option.start:%Y-%m-%dT%H:%M}-{option.focus}",
        date=option.date,
        start=option.start,
        minutes=option.minutes,
        place=option.place,
        focus=option.focus,
        load_class=option.load_class,
        season=week.season,
        phase=week.phase,
        warm_up_minutes=focus.warm_up_minutes,
        exercises=prescriptions(block, week, option.menu, exercises),
    )


def prescriptions(
    block: Block, week: Week, menu: Menu, names: Iterable[str]
) -> tuple[Prescription, ...]:
    """The doses of a session's exercises in order; a pair that lost its partner is none."""
    doses = [prescribe(block, week, menu, name) for name in in_order(block, menu, names)]
    letters = Counter(dose.pair for dose in doses)
    return tuple(
        dose if letters[dose.pair] > 1 else dataclasses.replace(dose, pair=None) for dose in doses
    )


def prescribe(block: Block, week: Week, menu: Menu, name: str) -> Prescription:
    """The dose of an exercise of a menu in a week of its segment."""
    exercise = block.catalogue.exercises[name]
    role = block.fillers(menu.focus)[name]
    dose = block.dose(menu.focus, name, week)
    place = block.scenario.places[menu.place]
    percent = _percent(block, exercise, dose)
    held, carried = exercise.kind == "isometric", "carry-sled" in exercise.patterns
    reps = None if held or carried else _reps(block, name, dose, percent)
    sides = 2 if exercise.unilateral else 1
    return Prescription(
        exercise=name,
        name=exercise.name,
        role=role.role,
        sets=dose.sets,
        reps=reps,
        seconds=dose.seconds if held else None,
        metres=dose.metres if carried else None,
        per_side=exercise.unilateral,
        percent_1rm=percent,
        load_kg=_load(block, exercise, percent, place),
        reps_in_reserve=None if reps is None else dose.rir,
        rest_seconds=dose.rest_seconds,
        pair=role.pair,
        contacts=dose.sets * (reps or 0) * sides * exercise.contacts,
        seconds_per_rep=dose.seconds_per_rep,
    )


def in_order(block: Block, menu: Menu, names: Iterable[str]) -> list[str]:
    """The exercises of a session in the order of its stages; a pair stands where it begins."""
    roles = block.model.focuses[menu.focus].roles

    def place_in_session(name: str) -> tuple[int, int, int]:
        role = block.fillers(menu.focus)[name]
        first = next(
            each for each in roles if each is role or (each.pair and each.pair == role.pair)
        )
        return STAGES.index(first.stage), roles.index(first), roles.index(role)

    return sorted(names, key=place_in_session)


def _percent(block: Block, exercise: Exercise, dose: Dose) -> float | None:
    """The share of the 1RM, for lifts whose maximum is known; others go by effort."""
    return dose.percent if exercise.id in block.scenario.athlete.one_rep_max_kg else None


def _reps(block: Block, name: str, dose: Dose, percent: float | None) -> int:
    """The dose's repetitions, cut to what the load or the athlete's ability leaves in reserve."""
    reps = dose.reps if percent is None else min(dose.reps, block.model.reps_possible(percent))
    ability = block.scenario.athlete.can_do.get(name)
    return reps if ability is None else max(1, min(reps, ability - dose.rir))


def _load(block: Block, exercise: Exercise, percent: float | None, place: Place) -> float | None:
    """The heaviest load at hand that is not above the share of the 1RM; None goes by effort."""
    if not _kit(exercise) & LOADS:
        return 0.0
    maximum = block.scenario.athlete.one_rep_max_kg.get(exercise.id)
    if maximum is None or percent is None:
        return None
    most = maximum * percent / 100
    at_hand = [
        load
        for item in sorted(_kit(exercise) & WEIGHTS & place.equipment)
        for load in _loads(item, place, most)
    ]
    best = max((load for load in at_hand if load <= most), default=None)
    return None if best is None else round(best, 3)


def _kit(exercise: Exercise) -> frozenset[str]:
    return frozenset(kit for item in exercise.equipment for kit in item.split("|"))


def _loads(item: str, place: Place, most: float) -> Iterable[float]:
    if item == "dumbbell":
        return place.dumbbells_kg
    if item == "kettlebell":
        return place.kettlebells_kg
    side = int((most - place.bar_kg) / 2 * GRAMS)
    sizes = [round(plate * GRAMS) for plate in place.plates_kg]
    return [place.bar_kg + 2 * grams / GRAMS for grams in _sums(sizes, side)]


def _sums(sizes: list[int], most: int) -> set[int]:
    """What plates of these sizes, as many of each as wanted, can weigh up to a limit, in grams."""
    reached = {0} if most >= 0 else set()
    for size in sorted(sizes):
        for start in sorted(reached):
            reached.update(range(start, most + 1, size))
    return reached
