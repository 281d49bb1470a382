"""What a lift weighs, and the dose that this load belongs to.

A load may be lighter than its phase means: since it climbs only so fast, or since a place has
nothing heavier. Then the dose follows the load that is there. No solver here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from math import ceil

from periodize.block import Block, Menu, Week
from periodize.model.catalogue import Exercise
from periodize.model.focus import Dose
from periodize.plan import Kit
from periodize.prescribe.loads import (
    BARS,
    GRAMS,
    heaviest,
    is_alike,
    is_loaded,
    kit_of_maximum,
    kits_at,
    lightest,
    next_above,
)
from periodize.scenario.scenario import Place

HALVES = 2
"""A %1RM is written to the half."""
ROUNDING = 1e-6


@dataclass(frozen=True, slots=True)
class Ceiling:
    """How heavy a lift may be at most.

    Attributes:
        percent: of the 1RM.
        load_kg: the same in kg; None where no load is known to compare with.
        before: the %1RM that it had, below which kilograms do not push it.
    """

    percent: float
    load_kg: float | None = None
    before: float = 0.0


@dataclass(frozen=True, slots=True)
class Lifted:
    """A load; None for what is not known of it.

    Attributes:
        kit: what it is lifted with.
        percent: %1RM that it may be at most: what is meant, or less under a ceiling.
        load_kg: the heaviest that there is of it.
        maximum_kg: the 1RM with this kit.
    """

    kit: Kit | None
    percent: float | None
    load_kg: float | None
    maximum_kg: float | None = None

    @property
    def share(self) -> float | None:
        """%1RM that the kilograms come to, to the half above; without them what is meant."""
        if self.percent is None or not self.maximum_kg or not self.load_kg:
            return self.percent
        return min(self.percent, half(ceil, 100 * self.load_kg / self.maximum_kg))


def lifted(
    block: Block,
    week: Week,
    menu: Menu,
    name: str,
    ceiling: Ceiling | None = None,
    day: date | None = None,
) -> Lifted:
    """What an exercise weighs on a day of a week, else on its first, at most the ceiling.

    The heaviest load of its kit that is not above the share of its maximum. Without a maximum it is
    the share alone, and with another kit than the maximum's not even that: then it goes by
    repetitions in reserve.
    """
    exercise, place = block.catalogue.exercises[name], block.scenario.places[menu.place]
    kit, day = kit_of(block, exercise, week.phase, menu.place), day or week.days.start
    maximum = known_maximum(block, exercise, kit, day)
    meant = block.doses.dose(menu.focus, name, week).percent
    if not is_loaded(exercise, place):
        return Lifted(None, meant if maximum else None, 0.0)
    elsewhere = maximum is None and block.scenario.athlete.maximum_kg(exercise, day) is not None
    if meant is None or elsewhere or (maximum is None and kit is None):
        return Lifted(kit, None, None)
    percent = min(meant, ceiling.percent) if ceiling else meant
    if maximum is None:
        return Lifted(kit, percent, None)
    load = heaviest(kit, place, maximum * percent / 100) if kit else None
    if kit and load and ceiling and ceiling.load_kg and load > ceiling.load_kg + ROUNDING:
        load = heaviest(kit, place, ceiling.load_kg + ROUNDING)
        percent = min(percent, max(ceiling.before, half(ceil, 100 * (load or 0) / maximum)))
    return Lifted(kit, percent, load, maximum)


def short_of(load: Lifted, place: Place, meant: float | None) -> float | None:
    """The kg that are meant, where a place has nothing as heavy and misses them by a step or more.

    Args:
        load: what is lifted.
        place: where.
        meant: the %1RM that the phase means; None where it goes by repetitions in reserve.
    """
    if not (load.kit and load.load_kg and load.maximum_kg and meant):
        return None
    kg = load.maximum_kg * meant / 100
    is_short = misses(load.kit, place, load.load_kg, kg)
    return round(kg, 2) if is_short else None


def misses(kit: Kit, place: Place, load: float, meant: float) -> bool:
    """Whether a load in kg is the heaviest at a place, and a step or more below what is meant."""
    step = load - (heaviest(kit, place, load - 1 / GRAMS) or 0)
    return next_above(kit, place, load) is None and meant - load >= step


def row_percent(block: Block, load: Lifted) -> float | None:
    """The %1RM whose ramp-up and cue a load takes: what it may be, unless it is far below that."""
    if load.percent is None or load.share is None:
        return None
    return load.share if is_held_down(block, load.percent, load.share) else load.percent


def half(rounded: Callable[[float], int], percent: float) -> float:
    """A %1RM to the half above or below."""
    return rounded(HALVES * round(percent, 6)) / HALVES


def kit_of(block: Block, exercise: Exercise, phase: str, place: str) -> Kit | None:
    """What an exercise is loaded with at a place, all phase long; None where nothing known is.

    The kit of a known maximum comes first, unless the empty bar is too heavy for the phase; else
    the first of the exercise's list.
    """
    there = block.scenario.places[place]
    kits = kits_at(exercise, there)
    if len(kits) < 2:
        return next(iter(kits), None)
    share = block.model.least_percent(phase, block.scenario.athlete.level) / 100
    maxima = {kit: known_maximum(block, exercise, kit) for kit in kits}
    own = [kit for kit in kits if maxima[kit]]
    light = [kit for kit in own if (lightest(kit, there) or 0) <= (maxima[kit] or 0) * share]
    others = [kit for kit in kits if kit not in own]
    return next(iter((*light, *others, *own)))


def is_known(block: Block, menu: Menu, name: str) -> bool:
    """Whether a menu's place has the kit that a known maximum of the exercise belongs to."""
    exercise = block.catalogue.exercises[name]
    first = block.calendar.weeks_of(menu.segment)[0]
    kit = kit_of(block, exercise, first.phase, menu.place)
    return known_maximum(block, exercise, kit, first.days.start) is not None


def known_maximum(
    block: Block, exercise: Exercise, kit: Kit | None, day: date | None = None
) -> float | None:
    """The 1RM of an exercise with a kit, its own or that of a lift that stands for it, in kg.

    A maximum belongs to the kit that it was lifted with: that of a lift for another exercise to
    bars, or to what is held in as many hands. It is the one that is known on a day; without one,
    that which the scenario states, by which kits are chosen, so that no log changes them.
    """
    maxima = block.scenario.athlete.maxima_on(day)
    for name in (exercise.id, *exercise.maximum_of):
        lift = block.catalogue.exercises.get(name)
        kg = maxima.get(name)
        if lift is not None and kg is not None and _stands_for(lift, exercise, kit):
            return kg
    return None


def _stands_for(lift: Exercise, exercise: Exercise, kit: Kit | None) -> bool:
    own = kit_of_maximum(lift)
    if lift is exercise or own is None or kit is None:
        return is_alike(exercise, kit, own)
    if own in BARS or kit in BARS:
        return own in BARS and kit in BARS
    return lift.pieces(own) == exercise.pieces(kit)


def is_held_down(block: Block, meant: float, percent: float) -> bool:
    """Whether a load, as %1RM, is so much lighter than meant that it belongs to another dose."""
    return percent < meant * block.model.loading.same_dose_from


def following(
    block: Block, kind: str, dose: Dose, percent: float | None, room: Callable[[Dose], int]
) -> Dose:
    """The dose that a load belongs to: its phase's, or where it is held down, that of its row.

    Repetitions grow to those of the row, and on until no more stay in reserve than the model has at
    most, but to no more than it has of them; the rest shrinks to the row's. `room` tells how many
    more repetitions than those of a dose a set has time for. What the load leaves beyond them is
    told as repetitions in reserve.
    """
    if percent is None or dose.percent is None or not is_held_down(block, dose.percent, percent):
        return dose
    possible = block.model.reps_possible(percent)
    row = block.model.row(kind, percent, block.scenario.athlete.level)
    few = min(dose.reps, block.model.reps_possible(dose.percent))
    rest = min(dose.rest_seconds, row.rest_seconds) if row else dose.rest_seconds
    shorter = dose.model_copy(update={"reps": few, "rest_seconds": rest})
    loading = block.model.loading
    spent = 0 if loading.reserve_at_most is None else possible - loading.reserve_at_most
    wanted = max(row.reps if row else 0, min(spent, loading.reps_at_most))
    reps = min(wanted, possible, few + room(shorter))
    grown = {"reps": reps} if reps > few else {"reps": few, "rest_seconds": dose.rest_seconds}
    left = max(dose.rir, possible - grown["reps"])
    return shorter.model_copy(update={**grown, "rir": left})
