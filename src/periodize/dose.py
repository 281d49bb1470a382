"""Doses: what the model says about the exercises of a session, with loads that exist.

No solver here, and the referee never calls it: it asks of each figure whether it is allowed.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Sequence

from periodize.block import Block, Menu, Option, Week
from periodize.loads import heaviest, is_alike, is_loaded, kit_of_maximum, kits_at, lightest
from periodize.model.catalogue import Exercise
from periodize.model.focus import Dose
from periodize.plan import Kit, Prescription, Session
from periodize.scenario.situation import Place


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
        deload=week.deload,
        warm_up_minutes=focus.warm_up_minutes,
        cool_down_minutes=focus.cool_down_minutes,
        rounds=block.rounds(option.focus, week),
        round_rest_seconds=focus.rounds.rest_seconds if focus.rounds else 0,
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
    kit = kit_of(block, week, menu, name)
    percent = _percent(block, exercise, kit, dose)
    held, carried = exercise.is_held, "carry-sled" in exercise.patterns
    counted = not (held or carried or dose.timed)
    reps = _reps(block, name, dose, percent) if counted else None
    last_reps = _last_reps(dose, reps)
    sides = 2 if exercise.unilateral else 1
    all_reps = dose.sets * (reps or 0) - ((reps or 0) - last_reps if last_reps else 0)
    return Prescription(
        exercise=name,
        name=exercise.name,
        role=role.role,
        sets=dose.sets,
        reps=reps,
        last_reps=last_reps,
        seconds=_seconds(block, exercise, dose) if held or dose.timed else None,
        holds=dose.holds if held and not dose.timed else 1,
        hold_rest_seconds=dose.hold_rest_seconds if held and not dose.timed else 0,
        metres=dose.metres if carried and not dose.timed else None,
        per_side=exercise.unilateral and not dose.timed,
        percent_1rm=percent,
        kit=kit,
        held=kit and exercise.pieces(kit),
        load_kg=load_at(block, exercise, kit, percent, place),
        reps_in_reserve=dose.rir if counted or (dose.timed and not held) else None,
        rest_seconds=dose.rest_seconds,
        pair=role.pair,
        timed=dose.timed,
        sides_in_turn=exercise.unilateral and dose.timed,
        contacts=all_reps * sides * exercise.contacts,
        seconds_per_rep=dose.seconds_per_rep,
        cue=role.cue,
    )


def with_landings(block: Block, done: Prescription) -> Prescription:
    """The exercise with its last set and landings counted anew, after its repetitions changed."""
    last = done.last_reps if done.last_reps and done.last_reps < (done.reps or 0) else None
    counted = dataclasses.replace(done, last_reps=last)
    sides = 2 if done.per_side else 1
    landings = counted.all_reps * sides * block.catalogue.exercises[done.exercise].contacts
    return dataclasses.replace(counted, contacts=landings)


def in_order(block: Block, menu: Menu, names: Iterable[str]) -> list[str]:
    """The exercises of a session in the order of its focus; a pair stands where it begins."""
    focus, roles = block.model.focuses[menu.focus], block.fillers(menu.focus)
    return sorted(names, key=lambda name: focus.rank(roles[name]))


def kit_of(block: Block, week: Week, menu: Menu, name: str) -> Kit | None:
    """What an exercise is loaded with at its place, all phase long; None where nothing known is.

    The kit of a known maximum comes first, unless the empty bar is too heavy for the phase; else
    the first of the exercise's list.
    """
    exercise, place = block.catalogue.exercises[name], block.scenario.places[menu.place]
    kits = kits_at(exercise, place)
    maximum = block.scenario.athlete.maximum_kg(exercise)
    if maximum is None or len(kits) < 2:
        return next(iter(kits), None)
    own = [kit for kit in kits if is_alike(exercise, kit, kit_of_maximum(exercise))]
    level = block.scenario.athlete.level
    least = maximum * block.model.least_percent(week.phase, level) / 100
    light = [kit for kit in own if (lightest(kit, place) or 0) <= least]
    others = [kit for kit in kits if kit not in own]
    return next(iter((*light, *others, *own)))


def _percent(block: Block, exercise: Exercise, kit: Kit | None, dose: Dose) -> float | None:
    """The share of the 1RM, for lifts whose maximum is known with this kit; others go by effort."""
    known = block.scenario.athlete.maximum_kg(exercise) is not None
    same = is_alike(exercise, kit, kit_of_maximum(exercise))
    return dose.percent if known and same else None


def _reps(block: Block, name: str, dose: Dose, percent: float | None) -> int:
    """The dose's repetitions, cut to what the load or the athlete's ability leaves in reserve."""
    reps = dose.reps if percent is None else min(dose.reps, block.model.reps_possible(percent))
    ability = block.rungs.abilities.get(name)
    return reps if ability is None else max(1, min(reps, ability - dose.rir))


def _last_reps(dose: Dose, reps: int | None) -> int | None:
    """The last set's repetitions, where there are several sets and they are fewer."""
    fewer = reps and dose.last_reps and dose.sets > 1 and dose.last_reps < reps
    return dose.last_reps if fewer else None


def _seconds(block: Block, exercise: Exercise, dose: Dose) -> int:
    """The dose's hold, cut to what the athlete can hold; a clock for repetitions stays."""
    ability = block.rungs.abilities.get(exercise.id) if exercise.is_held else None
    return dose.seconds if ability is None else max(1, min(dose.seconds, ability))


def load_at(
    block: Block, exercise: Exercise, kit: Kit | None, percent: float | None, place: Place
) -> float | None:
    """The heaviest load of a kit that is not above the share of the 1RM; None goes by effort."""
    if not is_loaded(exercise, place):
        return 0.0
    maximum = block.scenario.athlete.maximum_kg(exercise)
    if maximum is None or percent is None or kit is None:
        return None
    return heaviest(kit, place, maximum * percent / 100)
