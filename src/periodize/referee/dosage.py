"""Doses: sets, effort and loads stay in the model's tables, and every load is one that exists.

This goes another way than the program that writes doses: it asks of each figure whether it is
allowed, not what it should be.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from datetime import date
from itertools import chain

from periodize.block import Block
from periodize.dates import monday_of
from periodize.model.catalogue import Exercise
from periodize.model.focus import Dose
from periodize.plan import Plan, Prescription, Session
from periodize.prescribe.loads import WEIGHTS, heaviest
from periodize.referee.abilities import ability_faults, grown
from periodize.referee.figures import (
    effort_faults,
    measure_faults,
    percent_faults,
    sets_faults,
    time_faults,
)
from periodize.referee.loads import GRAM, IN_HAND, load_faults, loadable, maximum_with, unsaid
from periodize.rules.base import Violation
from periodize.rules.breaks import Lowered

_Lifted = tuple[date, Prescription]
"""A day on which an exercise was done at a place, and how."""
DOSE, LOAD = "dose", "load"


def dose_violations(block: Block, plan: Plan) -> Iterator[Violation]:
    """Find figures outside the model's doses, repetitions that no %1RM allows, impossible loads.

    What was done before the plan was made again is not judged: it is what it was.
    """
    lifted: dict[tuple[str, str], list[_Lifted]] = defaultdict(list)
    yield from _changed_kits(block, plan)
    lowered = Lowered(block, plan)
    for session in plan.sessions:
        if session.focus not in block.model.focuses or session.date not in block.scenario.days:
            continue
        if not block.doses.done(session.start, session.place, session.focus):
            yield from _session_violations(block, session, lifted, lowered)
        for done in session.exercises:
            if done.percent_1rm is not None:
                lifted[done.exercise, session.place].append((session.date, done))


def _changed_kits(block: Block, plan: Plan) -> Iterator[Violation]:
    """Exercises that change their kit at one place within a phase."""
    known: dict[tuple[str, str, int], str] = {}
    for session in sorted(plan.sessions, key=lambda session: session.start):
        past = block.doses.done(session.start, session.place, session.focus)
        if past or session.date not in block.scenario.days:
            continue
        for done in session.exercises:
            key = done.exercise, session.place, block.calendar.week_of(session.date).run
            if done.kit and known.setdefault(key, done.kit) != done.kit:
                text = (
                    f"{done.exercise}: with a {done.kit}, in this phase so far with a {known[key]}"
                )
                yield Violation(session.date, LOAD, f"{session.focus}: {text}")


def _session_violations(
    block: Block,
    session: Session,
    lifted: Mapping[tuple[str, str], Sequence[_Lifted]],
    lowered: Lowered,
) -> Iterator[Violation]:
    roles = block.menus.fillers(session.focus)
    for done in session.exercises:
        exercise = block.catalogue.exercises.get(done.exercise)
        if exercise is None or done.exercise not in roles:
            continue
        doses = _doses(block, session, roles[done.exercise].dose_of(done.exercise))
        there = lifted.get((done.exercise, session.place), ())
        maximum = _maximum(block, session, done, exercise)
        before = _week_before(there, session.date, done.kit, maximum)
        before = min(before, _most_of_kit(block, session, done, exercise))
        before = min(before, lowered.least(session, done))
        before = min(before, _as_loaded(block, session, done, exercise, doses, before))
        kind = roles[done.exercise].dose_of(done.exercise)
        rows, more = _rows(block, session, done, kind), grown(block, session, done, kind)
        texts = (
            sets_faults(block, session, done, doses),
            effort_faults(block, done, (*doses, *rows), more),
            ability_faults(block, session, done, exercise, (*doses, *rows)),
            percent_faults(done, doses, before),
            _reserve(block, session, done),
            time_faults(done, (*doses, *rows), more),
            measure_faults(done, exercise, doses),
            _ramp_up(block, session, done),
        )
        for text in chain.from_iterable(texts):
            yield Violation(session.date, DOSE, f"{session.focus}: {done.exercise}: {text}")
        for text in load_faults(block, session, done, exercise, doses):
            yield Violation(session.date, LOAD, f"{session.focus}: {done.exercise}: {text}")


def _week_before(
    lifted: Sequence[_Lifted], day: date, kit: str | None, maximum: float | None
) -> float:
    """The least %1RM of the last week before that of a day; sessions of a week climb apart.

    What was lifted is less of a maximum that has grown since.
    """
    weeks = [
        (monday_of(then), done)
        for then, done in lifted
        if then < monday_of(day) and done.kit in (kit, None)
    ]
    last = [done for week, done in weeks if week == max(weeks, key=lambda each: each[0])[0]]
    told = [done.percent_1rm for done in last if done.percent_1rm is not None]
    now = [100 * done.load_kg / maximum for done in last if maximum and done.load_kg]
    return min([*told, *now], default=100)


def _maximum(
    block: Block, session: Session, done: Prescription, exercise: Exercise
) -> float | None:
    """The maximum that counts with the kit of a lift on its day."""
    return maximum_with(block, block.scenario.athlete.maxima_on(session.date), exercise, done.kit)


def _most_of_kit(block: Block, session: Session, done: Prescription, exercise: Exercise) -> float:
    """The %1RM that the heaviest of dumbbells or kettlebells comes to, where that is lifted."""
    most = _maximum(block, session, done, exercise)
    place = block.scenario.places.get(session.place)
    if place is None or not most or not done.load_kg or done.kit not in IN_HAND:
        return 100
    weights = place.dumbbells_kg if done.kit == "dumbbell" else place.kettlebells_kg
    return 100 * max(weights) / most if done.load_kg >= max(weights, default=0) - GRAM else 100


def _as_loaded(
    block: Block,
    session: Session,
    done: Prescription,
    exercise: Exercise,
    doses: tuple[Dose, ...],
    least: float,
) -> float:
    """The %1RM of the heaviest load at hand that is at most the least of what is allowed.

    0 where the place has none so light: what it cannot load is told otherwise.
    """
    place, maximum = (
        block.scenario.places.get(session.place),
        _maximum(block, session, done, exercise),
    )
    if not maximum or not done.load_kg:
        return least
    least = min([least, *(dose.percent for dose in doses if dose.percent is not None)])
    kits = unsaid(exercise, place) if place and not done.kit else [done.kit]
    most = maximum * least / 100 + GRAM
    loads = [heaviest(kit, place, most) or 0 for kit in WEIGHTS if kit in kits] if place else []
    return 100 * max(loads, default=0) / maximum


def _rows(block: Block, session: Session, done: Prescription, kind: str) -> tuple[Dose, ...]:
    """The doses that a load below its phase may have: of any phase, where that load is meant.

    Its own kind's, or the main lifts' where that has nothing so light; with as many repetitions
    more as leave no fewer in reserve than a load below its dose should.
    """
    meant = [d.percent for d in _doses(block, session, kind) if d.percent is not None]
    loading, percent = block.model.loading, done.percent_1rm
    if not meant or percent is None or percent >= max(meant) * loading.same_dose_from:
        return ()
    if loading.reserve_at_most is None:
        return tuple(_nearest(block, {kind}, percent))
    mains = {
        role.dose
        for focus in block.model.focuses.values()
        for role in focus.roles
        if role.main and role.stage == "heavy" and not focus.rounds
    }
    rows = (*_nearest(block, {kind}, percent), *_nearest(block, {kind, *mains}, percent))
    spent = block.model.reps_possible(percent) - loading.reserve_at_most
    most = min(spent, loading.reps_at_most)
    return tuple(row.model_copy(update={"reps": max(row.reps, most)}) for row in rows)


def _nearest(block: Block, kinds: Set[str], percent: float) -> list[Dose]:
    """The doses of kinds of work at the least %1RM that is not below a load's."""
    level, phases = block.scenario.athlete.level, block.model.phases
    everywhere = [d for kind in kinds for p in phases for d in block.model.wave(kind, p, level)]
    at_least = [d for d in everywhere if d.percent is not None and d.percent >= percent]
    nearest = min((d.percent or 0 for d in at_least), default=0)
    return [d for d in at_least if d.percent == nearest]


def _doses(block: Block, session: Session, kind: str) -> tuple[Dose, ...]:
    phase = block.model.phases[block.calendar.week_of(session.date).phase]
    novice = block.scenario.athlete.level == "novice"
    wave = phase.novice.get(kind) if novice else None
    return wave or phase.kinds.get(kind, ())


def _reserve(block: Block, session: Session, done: Prescription) -> Iterator[str]:
    """A load far below what its week means says how many more repetitions it would allow."""
    week = block.calendar.week_of(session.date)
    if done.percent_1rm is None or done.reps is None or done.reps_in_reserve is None:
        return
    if not block.doses.is_dosed(session.focus, done.exercise, week):
        return
    meant = block.doses.dose(session.focus, done.exercise, week).percent or 0
    left = block.model.reps_possible(done.percent_1rm) - done.reps
    light = done.percent_1rm < meant * block.model.loading.same_dose_from - GRAM
    if light and done.reps_in_reserve < left:
        where = f"after {done.reps} at {done.percent_1rm:g} %; {left} are left"
        yield f"{done.reps_in_reserve} repetitions in reserve {where}"


def _ramp_up(block: Block, session: Session, done: Prescription) -> Iterator[str]:
    """Sets on the way up: lighter than the work, climbing, and of loads that are there."""
    place, before = block.scenario.places.get(session.place), 0.0
    for each in done.ramp_up:
        if (each.load_kg is None) != (done.load_kg is None):
            yield "its ramp-up sets and its sets must both have a load in kg, or neither"
            return
        load = each.percent if each.load_kg is None else each.load_kg
        most = 100 if done.load_kg is None else done.load_kg
        if not before < load < most:
            yield f"a ramp-up set at {load:g} lies not between {before:g} and {most:g}"
        before = load
        if each.load_kg and done.kit and place and not loadable(each.load_kg, place, done.kit):
            yield f"a ramp-up set at {load:g} kg cannot be loaded at {place.name}"
