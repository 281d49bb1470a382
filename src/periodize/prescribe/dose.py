"""Doses: what the model says about the exercises of a session, with loads that exist.

No solver here, and the referee never calls it: it asks of each figure whether it is allowed.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from operator import attrgetter

from periodize.block import Block, Menu, Option, Week
from periodize.model.catalogue import Exercise
from periodize.model.focus import Dose, Role
from periodize.plan import Prescription, RampUpSet, Session
from periodize.plan.fields import Stamp
from periodize.prescribe.ability import fitted, reserve
from periodize.prescribe.lifting import (
    Ceiling,
    Lifted,
    following,
    is_held_down,
    lifted,
    row_percent,
    short_of,
)
from periodize.prescribe.loads import BARS
from periodize.prescribe.ramp_up import ramp_up

MOST_REPS = 100
"""More than anything is done in a set."""


def session_of(block: Block, option: Option, exercises: Sequence[str]) -> Session:
    """The session that an option stands for, with these exercises dosed and put in order."""
    week = block.calendar.weeks[option.week]
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
        rounds=block.doses.rounds(option.focus, week),
        round_rest_seconds=focus.rounds.rest_seconds if focus.rounds else 0,
        exercises=prescriptions(block, week, option.menu, exercises, option.date),
    )


def prescriptions(
    block: Block, week: Week, menu: Menu, names: Iterable[str], day: date | None = None
) -> tuple[Prescription, ...]:
    """The doses of a session's exercises in order; a pair that lost its partner is none.

    A part that the block has not begun with is left out.
    """
    begun = [name for name in names if block.doses.has_begun(menu.focus, name, week)]
    doses = [prescribe(block, week, menu, name, day=day) for name in in_order(block, menu, begun)]
    letters = Counter(dose.pair for dose in doses)
    return tuple(
        dose if letters[dose.pair] > 1 else dataclasses.replace(dose, pair=None) for dose in doses
    )


def prescribe(
    block: Block,
    week: Week,
    menu: Menu,
    name: str,
    ceiling: Ceiling | None = None,
    day: date | None = None,
) -> Prescription:
    """The dose of an exercise of a menu in a week of its segment, at most as heavy as a ceiling.

    By the maximum that is known on `day`, without one on the week's first.
    """
    day = day or week.days.start
    if ceiling is not None:
        return _prescribed(block, week, menu, name, ceiling, day)
    since = block.scenario.athlete.known_since(day)
    key = menu.focus, menu.place, name, week.index, since
    if key not in block.doses.prescribed:
        block.doses.prescribed[key] = _prescribed(block, week, menu, name, None, day)
    return block.doses.prescribed[key]


def days_of_news(block: Block, week: Week) -> tuple[date, ...]:
    """The first day of a week, and those in it from which logs tell other maxima."""
    learnt = {each.since for each in block.scenario.athlete.estimates if each.since in week.days}
    return tuple(sorted({week.days.start, *learnt}))


def most_in_week(
    block: Block, week: Week, menu: Menu, name: str, measure: Callable[[Prescription], int]
) -> int:
    """The most that a figure of an exercise's dose may come to in a week, whatever logs tell."""
    days = days_of_news(block, week)
    return max(measure(prescribe(block, week, menu, name, day=day)) for day in days)


def _prescribed(
    block: Block, week: Week, menu: Menu, name: str, ceiling: Ceiling | None, day: date
) -> Prescription:
    exercise = block.catalogue.exercises[name]
    role = block.menus.fillers(menu.focus)[name]
    load = lifted(block, week, menu, name, ceiling, day)
    sides = 2 if exercise.unilateral else 1
    meant = block.doses.dose(menu.focus, name, week)
    whole = None if ceiling is None else prescribe(block, week, menu, name, day=day)
    held, carried = exercise.is_held, "carry-sled" in exercise.patterns
    counted = not (held or carried or meant.timed)
    in_rounds = block.model.focuses[menu.focus].rounds is not None
    before = ramp_up(block, menu, name, load, meant.percent) if counted and not in_rounds else ()
    before = _trimmed(before, whole.ramp_up) if whole else before
    room = partial(_room, whole, before)
    dose = following(block, role.dose_of(name), meant, load.share, room)
    by_weight = load.kit is not None or load.percent is not None
    dose = fitted(block, week, menu, name, dose, lifted=by_weight)
    reps = _reps(block, dose, load.share) if counted else None
    last_reps = _last_reps(dose, reps)
    plates = 0 if in_rounds or load.kit not in BARS else block.model.loading.plates_seconds
    all_reps = dose.sets * (reps or 0) - ((reps or 0) - last_reps if last_reps else 0)
    return Prescription(
        exercise=name,
        name=exercise.name,
        role=role.role,
        sets=dose.sets,
        reps=reps,
        last_reps=last_reps,
        seconds=dose.seconds if held or dose.timed else None,
        holds=dose.holds if held and not dose.timed else 1,
        hold_rest_seconds=dose.hold_rest_seconds if held and not dose.timed else 0,
        metres=dose.metres if carried and not dose.timed else None,
        per_side=exercise.unilateral and not dose.timed,
        percent_1rm=load.share,
        kit=load.kit,
        held=load.kit and exercise.pieces(load.kit),
        load_kg=load.load_kg,
        stamped=_stamp(block, menu, load),
        short_of_kg=short_of(load, block.scenario.places[menu.place], meant.percent),
        reps_in_reserve=dose.rir if counted or (dose.timed and not held) else None,
        rest_seconds=dose.rest_seconds,
        pair=role.pair,
        timed=dose.timed,
        sides_in_turn=exercise.unilateral and dose.timed,
        contacts=all_reps * sides * exercise.contacts,
        seconds_per_rep=dose.seconds_per_rep,
        cue=role.cue or _fast_cue(block, role, exercise, load, meant.percent),
        how=exercise.cue,
        ramp_up=before,
        setup_seconds=plates,
    )


def _stamp(block: Block, menu: Menu, load: Lifted) -> Stamp | None:
    """The unit that stands on what is lifted, where it is not that of the scenario."""
    stands = block.scenario.places[menu.place].stamp(load.kit) if load.load_kg else None
    own: Stamp = "lb" if block.scenario.units == "imperial" else "kg"
    return None if stands == own else stands


def seconds_of(block: Block, week: Week, menu: Menu, name: str) -> int:
    """What an exercise of a menu takes in a week, before the ramp: it only makes it shorter.

    At most, where a log tells another maximum in the middle of it.
    """
    return most_in_week(block, week, menu, name, attrgetter("total_seconds"))


def _room(whole: Prescription | None, before: tuple[RampUpSet, ...], dose: Dose) -> int:
    """How many more repetitions a set has time for, where the lift takes no longer than whole.

    That is as its phase means it, with all its sets on the way up; without it there is no bound.
    """
    if whole is None:
        return MOST_REPS
    sides = 2 if whole.per_side else 1
    way_up = sum(sides * each.reps * dose.seconds_per_rep + each.rest_seconds for each in before)
    saved = (whole.ramp_up_seconds - way_up) // dose.sets + whole.rest_seconds - dose.rest_seconds
    return max(0, (whole.reps or 0) - dose.reps + saved // (sides * dose.seconds_per_rep))


def _trimmed(sets: tuple[RampUpSet, ...], whole: tuple[RampUpSet, ...]) -> tuple[RampUpSet, ...]:
    """The sets before a held down load, without the first ones where they would take longer."""
    while len(sets) > len(whole) or sum(s.reps for s in sets) > sum(s.reps for s in whole):
        sets = sets[1:]
    return sets


def _fast_cue(
    block: Block, role: Role, exercise: Exercise, load: Lifted, meant: float | None
) -> str:
    """How a main lift is moved from a share of its maximum on; of a load by effort, as meant."""
    loading = block.model.loading
    share = row_percent(block, load) or (meant if load.kit else None)
    fast = loading.fast_from is not None and share is not None and share >= loading.fast_from
    asked = loading.fast_patterns is None or set(loading.fast_patterns) & set(exercise.patterns)
    return loading.fast_cue if fast and asked and role.main else ""


def recounted(block: Block, done: Prescription, meant: float | None) -> Prescription:
    """The exercise with last set, landings and reserve told anew, after its repetitions changed.

    A load below `meant`, the %1RM of its phase, leaves more in reserve, and so do fewer repetitions
    than a known ability.
    """
    last = done.last_reps if done.last_reps and done.last_reps < (done.reps or 0) else None
    counted = dataclasses.replace(done, last_reps=last)
    sides = 2 if done.per_side else 1
    landings = counted.all_reps * sides * block.catalogue.exercises[done.exercise].contacts
    left, percent = done.reps_in_reserve, done.percent_1rm
    if meant and percent and done.reps and is_held_down(block, meant, percent):
        left = max(left or 0, block.model.reps_possible(percent) - done.reps)
    if left is not None:
        left = max(left, reserve(block, counted))
    return dataclasses.replace(counted, contacts=landings, reps_in_reserve=left)


def in_order(block: Block, menu: Menu, names: Iterable[str]) -> list[str]:
    """The exercises of a session in the order of its focus; a pair stands where it begins."""
    focus, roles = block.model.focuses[menu.focus], block.menus.fillers(menu.focus)
    return sorted(names, key=lambda name: focus.rank(roles[name]))


def _reps(block: Block, dose: Dose, percent: float | None) -> int:
    """The dose's repetitions, cut to what the load leaves in reserve."""
    return dose.reps if percent is None else min(dose.reps, block.model.reps_possible(percent))


def _last_reps(dose: Dose, reps: int | None) -> int | None:
    """The last set's repetitions, where there are several sets and they are fewer."""
    fewer = reps and dose.last_reps and dose.sets > 1 and dose.last_reps < reps
    return dose.last_reps if fewer else None
