"""Lifts whose maximum is known, but with another kit than the plan has them with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from periodize.block import Block
from periodize.plan import Plan, Prescription
from periodize.prescribe.lifting import known_maximum
from periodize.prescribe.loads import kit_of_maximum


@dataclass(frozen=True, slots=True)
class OtherKit:
    """A lift that goes by repetitions in reserve, since its maximum belongs to another kit.

    Attributes:
        name: of the exercise, for people.
        kit: what the plan lifts.
        known: the kit of the maximum.
    """

    name: str
    kit: str
    known: str


def with_another_kit(block: Block, plan: Plan) -> tuple[OtherKit, ...]:
    """The lifts of a plan for which a maximum is known that does not count, each once, in order."""
    lifts = (done for session in plan.sessions for done in session.exercises)
    return tuple(dict.fromkeys(each for done in lifts for each in _other_kit(block, done)))


def _other_kit(block: Block, done: Prescription) -> Iterator[OtherKit]:
    exercise = block.catalogue.exercises.get(done.exercise)
    if exercise is None or done.kit is None or done.load_kg or done.percent_1rm is not None:
        return
    if known_maximum(block, exercise, done.kit) is None:
        maxima = block.scenario.athlete.one_rep_max_kg
        known = (name for name in (exercise.id, *exercise.maximum_of) if name in maxima)
        lift = block.catalogue.exercises.get(next(known, ""))
        kit = lift and kit_of_maximum(lift)
        if kit and kit != done.kit:
            yield OtherKit(done.name, done.kit, kit)
