"""Doses: sets, effort and loads stay in the model's tables, and every load is one that exists.

This goes another way than the program that writes doses: it asks of each figure whether it is
allowed, not what it should be.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import chain

from periodize.block import Block
from periodize.dates import monday_of
from periodize.model.catalogue import Exercise
from periodize.model.focus import Dose
from periodize.plan import Plan, Prescription, Session
from periodize.prescribe.loads import LOADS
from periodize.referee.abilities import ability_faults, grown
from periodize.rules.base import Violation
from periodize.rules.breaks import Lowered
from periodize.scenario.scenario import Place

_Lifted = tuple[date, str, float]
"""A day on which an exercise was done at a place, its kit, and its %1RM."""
DOSE, LOAD = "dose", "load"
GRAM = 0.001
ORDER = ("barbell", "trap-bar", "dumbbell", "kettlebell")
WEIGHTS = frozenset(ORDER)


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
                figures = session.date, done.kit or "", done.percent_1rm
                lifted[done.exercise, session.place].append(figures)


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
        before = _week_before(there, session.date, done.kit)
        before = min(before, _most_of_kit(block, session, done, exercise))
        before = min(before, lowered.least(session, done))
        kind = roles[done.exercise].dose_of(done.exercise)
        rows, more = _rows(block, session, done, kind), grown(block, session, done, kind)
        texts = (
            _sets(block, session, done, doses),
            _effort(block, done, (*doses, *rows), more),
            ability_faults(block, session, done, exercise, (*doses, *rows)),
            _percent(done, doses, before),
            _reserve(block, session, done),
            _time(done, (*doses, *rows), more),
            _measure(done, exercise, doses),
            _ramp_up(block, session, done),
        )
        for text in chain.from_iterable(texts):
            yield Violation(session.date, DOSE, f"{session.focus}: {done.exercise}: {text}")
        for text in _load(block, session, done, exercise, doses):
            yield Violation(session.date, LOAD, f"{session.focus}: {done.exercise}: {text}")


def _week_before(lifted: Sequence[_Lifted], day: date, kit: str | None) -> float:
    """The least %1RM of the last week before that of a day; sessions of a week climb apart."""
    weeks = [
        (monday_of(then), percent)
        for then, with_kit, percent in lifted
        if then < monday_of(day) and with_kit in (kit, "")
    ]
    return min((percent for week, percent in weeks if week == max(weeks)[0]), default=100)


def _most_of_kit(block: Block, session: Session, done: Prescription, exercise: Exercise) -> float:
    """The %1RM that the heaviest of dumbbells or kettlebells comes to, where that is lifted."""
    place, most = block.scenario.places.get(session.place), _maximum(block, exercise, done.kit)
    if place is None or not most or not done.load_kg or done.kit not in ORDER[2:]:
        return 100
    weights = place.dumbbells_kg if done.kit == "dumbbell" else place.kettlebells_kg
    return 100 * max(weights) / most if done.load_kg >= max(weights, default=0) - GRAM else 100


def _rows(block: Block, session: Session, done: Prescription, kind: str) -> tuple[Dose, ...]:
    """The doses that a load below its phase may have: of any phase, where that load is meant.

    Not in the taper and in the week of a race, where little is done on purpose.
    """
    phase = block.calendar.week_of(session.date).phase
    if done.percent_1rm is None or phase in ("taper", "race"):
        return ()
    level = block.scenario.athlete.level
    everywhere = [d for p in block.model.phases for d in block.model.wave(kind, p, level)]
    at_least = [d for d in everywhere if d.percent is not None and d.percent >= done.percent_1rm]
    nearest = min((d.percent or 0 for d in at_least), default=0)
    meant = [d.percent for d in _doses(block, session, kind) if d.percent is not None]
    if not meant or done.percent_1rm >= max(meant) * block.model.loading.same_dose_from:
        return ()
    return tuple(d for d in at_least if d.percent == nearest)


def _doses(block: Block, session: Session, kind: str) -> tuple[Dose, ...]:
    phase = block.model.phases[block.calendar.week_of(session.date).phase]
    novice = block.scenario.athlete.level == "novice"
    wave = phase.novice.get(kind) if novice else None
    return wave or phase.kinds.get(kind, ())


def _sets(
    block: Block, session: Session, done: Prescription, doses: tuple[Dose, ...]
) -> Iterator[str]:
    if not doses or block.model.focuses[session.focus].rounds:
        return
    fewest, most = min(dose.sets for dose in doses), max(dose.sets for dose in doses)
    fewest = 1 if session.deload else fewest
    if not fewest <= done.sets <= most:
        span = f"{fewest}" if fewest == most else f"{fewest} to {most}"
        yield f"{done.sets} sets; {span} are allowed in this phase"


def _effort(
    block: Block, done: Prescription, doses: tuple[Dose, ...], more: tuple[Dose, ...]
) -> Iterator[str]:
    """Repetitions and reserve; `more` are doses whose repetitions are allowed besides."""
    if not doses:
        return
    spare = min(dose.rir for dose in doses)
    if done.reps_in_reserve is not None and done.reps_in_reserve < spare:
        yield f"{done.reps_in_reserve} repetitions in reserve; at least {spare} must be left"
    if done.reps is not None and done.reps > (top := max(dose.reps for dose in (*doses, *more))):
        yield f"{done.reps} repetitions; at most {top} are allowed in this phase"
    if done.last_reps is not None:
        yield from _last_set(done, doses)
    if done.percent_1rm is None or done.reps is None:
        return
    if done.reps > (top := block.model.reps_possible(done.percent_1rm)):
        yield f"{done.reps} repetitions at {done.percent_1rm:g} % are not possible; at most {top}"


def _percent(done: Prescription, doses: tuple[Dose, ...], before: float) -> Iterator[str]:
    """The %1RM; `before` is what it was in the last week with it, or what it starts from."""
    if not doses or done.percent_1rm is None:
        return
    allowed = [dose.percent for dose in doses if dose.percent is not None]
    # Below its phase an exercise may stand on its way up, but not below where it was.
    lowest = min([*allowed, before])
    if not allowed or not lowest <= done.percent_1rm <= max(allowed):
        span = f"{min(allowed):g} to {max(allowed):g} %" if allowed else "none"
        yield f"{done.percent_1rm:g} % of the 1RM; {span} allowed in this phase"


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


def _last_set(done: Prescription, doses: tuple[Dose, ...]) -> Iterator[str]:
    top = max(dose.last_reps or dose.reps for dose in doses)
    if done.last_reps is not None and done.last_reps > top:
        yield f"{done.last_reps} repetitions in the last set; at most {top} are allowed"
    if done.sets == 1 or (done.last_reps or 0) >= (done.reps or 0):
        yield f"{done.last_reps} repetitions in the last set must be fewer than before"


def _time(done: Prescription, doses: tuple[Dose, ...], more: tuple[Dose, ...]) -> Iterator[str]:
    if not doses:
        return
    if done.rest_seconds < (least := min(dose.rest_seconds for dose in doses)):
        yield f"{done.rest_seconds} s of rest after a set; at least {least} s are asked"
    if done.seconds_per_rep < (least := min(dose.seconds_per_rep for dose in doses)):
        yield f"{done.seconds_per_rep} s for a repetition; it takes at least {least} s"
    longest = max(dose.seconds for dose in (*doses, *more))
    if done.seconds is not None and done.seconds > longest:
        yield f"{done.seconds} s; at most {longest} s are allowed in this phase"
    if done.holds > (top := max(dose.holds for dose in doses)):
        yield f"{done.holds} holds in a set; at most {top} are allowed in this phase"
    if done.metres is not None and done.metres > (top := max(dose.metres for dose in doses)):
        yield f"{done.metres} m; at most {top} m are allowed in this phase"


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
        if each.load_kg and done.kit and place and not _loadable(each.load_kg, place, done.kit):
            yield f"a ramp-up set at {load:g} kg cannot be loaded at {place.name}"


def _measure(done: Prescription, exercise: Exercise, doses: tuple[Dose, ...]) -> Iterator[str]:
    measures = [value for value in (done.reps, done.seconds, done.metres) if value is not None]
    if len(measures) != 1:
        yield "it needs repetitions, seconds or metres, and only one of them"
    if doses and done.timed not in {dose.timed for dose in doses}:
        yield "its sets go by repetitions" if done.timed else "its sets go by the clock"
    if done.timed and done.seconds is None:
        yield "a timed set needs its seconds"
    by_side, other = done.per_side, done.sides_in_turn
    if done.timed:
        by_side, other = other, by_side
    if by_side != exercise.unilateral or other:
        yield "left and right must be trained alike" if exercise.unilateral else "it has no sides"
    sides = 2 if done.per_side else 1
    contacts = done.all_reps * sides * exercise.contacts
    if done.contacts and abs(done.contacts - contacts) > GRAM:
        yield f"{done.contacts:g} landings recorded; its sets make {contacts:g}"


def _load(
    block: Block,
    session: Session,
    done: Prescription,
    exercise: Exercise,
    doses: tuple[Dose, ...],
) -> Iterator[str]:
    place = block.scenario.places.get(session.place)
    if place is None:
        return
    yield from _kit(done, exercise, place)
    kits = [done.kit] if done.kit else _unsaid(exercise, place)
    maximum = _maximum(block, exercise, next(iter(kits), None))
    names = {exercise.id, *exercise.maximum_of}
    known = not names.isdisjoint(block.scenario.athlete.one_rep_max_kg)
    if maximum is None and known and done.kit and done.percent_1rm is not None:
        yield f"{done.percent_1rm:g} % of a maximum that is not the {done.kit}'s"
    if done.load_kg is None or (done.load_kg == 0 and not _resists(exercise, place)):
        return
    if not any(_loadable(done.load_kg, place, kit) for kit in kits):
        with_kit = f" with the {done.kit}" if done.kit else ""
        yield f"{done.load_kg:g} kg cannot be loaded at {place.name}{with_kit}"
    if maximum is not None:
        allowed = [dose.percent for dose in doses if dose.percent is not None]
        percent = done.percent_1rm or max(allowed, default=100)
        if done.load_kg > maximum * percent / 100 + GRAM:
            yield f"{done.load_kg:g} kg is more than {percent:g} % of {maximum:g} kg"


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


def _unsaid(exercise: Exercise, place: Place) -> list[str]:
    """What a load is of where the plan does not say it: of a bar where one is there."""
    there = [kit for kit in ORDER if kit in _weights(exercise) & place.equipment]
    return there[:1] if there[:1] in (["barbell"], ["trap-bar"]) else there


def _maximum(block: Block, exercise: Exercise, kit: str | None) -> float | None:
    """The maximum that counts with a kit, of the exercise or of a lift that stands for it."""
    maxima = block.scenario.athlete.one_rep_max_kg
    known = [name for name in (exercise.id, *exercise.maximum_of) if name in maxima]
    for lift in (block.catalogue.exercises[n] for n in known if n in block.catalogue.exercises):
        listed = [each for item in lift.equipment for each in item.split("|") if each in WEIGHTS]
        bars = [each for each in listed if each in ORDER[:2]]
        own = next(iter((*bars, *listed)), None) if lift.kind != "bodyweight" else None
        if kit is None or own is None:
            fits = kit is None
        elif kit in ORDER[:2] or bars:
            fits = kit == own or (lift is not exercise and {kit, own} == set(ORDER[:2]))
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


def _loadable(load: float, place: Place, kit: str) -> bool:
    if kit not in place.equipment:
        return False
    if kit == "dumbbell":
        return any(abs(load - weight) < GRAM for weight in place.dumbbells_kg)
    if kit == "kettlebell":
        return any(abs(load - weight) < GRAM for weight in place.kettlebells_kg)
    return _plates_reach(round((load - place.bar_kg) / 2 * 1000), place.plates_kg)


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
