"""Figures of one prescription beside the doses that its phase allows."""

from __future__ import annotations

from collections.abc import Iterator

from periodize.block import Block
from periodize.model.catalogue import Exercise
from periodize.model.focus import Dose
from periodize.plan import Prescription, Session
from periodize.referee.loads import GRAM


def sets_faults(
    block: Block, session: Session, done: Prescription, doses: tuple[Dose, ...]
) -> Iterator[str]:
    """Sets that the phase does not allow; rounds are judged elsewhere."""
    if not doses or block.model.focuses[session.focus].rounds:
        return
    fewest, most = min(dose.sets for dose in doses), max(dose.sets for dose in doses)
    fewest = 1 if session.deload else fewest
    if not fewest <= done.sets <= most:
        span = f"{fewest}" if fewest == most else f"{fewest} to {most}"
        yield f"{done.sets} sets; {span} are allowed in this phase"


def effort_faults(
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


def percent_faults(done: Prescription, doses: tuple[Dose, ...], before: float) -> Iterator[str]:
    """The %1RM; `before` is what it was in the last week with it, or what it starts from."""
    if not doses or done.percent_1rm is None:
        return
    allowed = [dose.percent for dose in doses if dose.percent is not None]
    # Below its phase an exercise may stand on its way up, but not below where it was.
    lowest = min([*allowed, before])
    if not allowed or not lowest <= done.percent_1rm <= max(allowed):
        span = f"{min(allowed):g} to {max(allowed):g} %" if allowed else "none"
        yield f"{done.percent_1rm:g} % of the 1RM; {span} allowed in this phase"


def _last_set(done: Prescription, doses: tuple[Dose, ...]) -> Iterator[str]:
    top = max(dose.last_reps or dose.reps for dose in doses)
    if done.last_reps is not None and done.last_reps > top:
        yield f"{done.last_reps} repetitions in the last set; at most {top} are allowed"
    if done.sets == 1 or (done.last_reps or 0) >= (done.reps or 0):
        yield f"{done.last_reps} repetitions in the last set must be fewer than before"


def time_faults(
    done: Prescription, doses: tuple[Dose, ...], more: tuple[Dose, ...]
) -> Iterator[str]:
    """Rests, seconds, holds and metres; `more` are doses whose seconds are allowed besides."""
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


def measure_faults(
    done: Prescription, exercise: Exercise, doses: tuple[Dose, ...]
) -> Iterator[str]:
    """What a set is counted in, its sides and its landings."""
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
