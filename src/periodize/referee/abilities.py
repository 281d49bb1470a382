"""What an athlete can do bounds what is asked, and what is left of it is told as it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from periodize.block import Block
from periodize.model.catalogue import Exercise
from periodize.model.focus import Dose
from periodize.plan import Prescription, Session

AT_EASE = ("taper", "race")
"""The phases in which little is done on purpose."""


def grown(block: Block, session: Session, done: Prescription, kind: str) -> tuple[Dose, ...]:
    """The doses whose repetitions and holds may be done by who is known to be able to.

    Those of all phases, for what no weight is lifted in; none in rounds, in the taper and in the
    week of a race.
    """
    known = done.exercise in block.menus.rungs.abilities
    lifted = done.kit is not None or done.percent_1rm is not None
    in_rounds = block.model.focuses[session.focus].rounds is not None
    if not known or lifted or in_rounds or block.calendar.week_of(session.date).phase in AT_EASE:
        return ()
    level = block.scenario.athlete.level
    return tuple(d for phase in block.model.phases for d in block.model.wave(kind, phase, level))


def ability_faults(
    block: Block, session: Session, done: Prescription, exercise: Exercise, doses: Sequence[Dose]
) -> Iterator[str]:
    """Repetitions and holds beyond a known ability, and a reserve that is told too small."""
    ability = block.menus.rungs.abilities.get(done.exercise)
    if ability is None or not doses:
        return
    in_rounds = block.model.focuses[session.focus].rounds is not None
    spare = min(dose.rir for dose in doses)
    if done.reps is not None and done.reps > max(1, ability - spare):
        yield f"{done.reps} repetitions with {spare} in reserve; the athlete can do {ability}"
    if done.reps is not None and done.kit is None and done.percent_1rm is None:
        told = done.reps_in_reserve
        if told is not None and told < ability - done.reps:
            where = f"after {done.reps}; the athlete can do {ability}"
            yield f"{told} repetitions in reserve {where}"
    if exercise.is_held and done.seconds is not None:
        spares = not (done.timed or exercise.kind == "balance" or in_rounds)
        left = min(dose.rir * dose.seconds_per_rep for dose in doses) if spares else 0
        if done.seconds > max(1, ability - left):
            yield f"{done.seconds} s with {left} s in reserve; the athlete can hold {ability} s"
