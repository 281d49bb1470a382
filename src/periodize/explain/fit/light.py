"""Lifts for which a place has no load as heavy as the plan means."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from periodize.block import Block
from periodize.plan import Plan, Prescription, Session
from periodize.plan.fields import Stamp
from periodize.prescribe.lifting import known_maximum, misses


@dataclass(frozen=True, slots=True)
class TooLight:
    """A lift that is done with less than its share of the 1RM, since its place has nothing heavier.

    Attributes:
        name: of the exercise, for people.
        place: where.
        meant_kg: the most that its share of the 1RM comes to.
        load_kg: the heaviest at hand there.
        stamped: the unit that stands on it, where it is not that of the scenario.
    """

    name: str
    place: str
    meant_kg: float
    load_kg: float
    stamped: Stamp | None = None


def too_light(block: Block, plan: Plan) -> tuple[TooLight, ...]:
    """The lifts of a plan that miss what is meant by the size of a step or more, in its order."""
    found: dict[tuple[str, str], TooLight] = {}
    for session in plan.sessions:
        for each in _light(block, session):
            key = each.name, each.place
            if key not in found or each.meant_kg > found[key].meant_kg:
                found[key] = each
    return tuple(found.values())


def _light(block: Block, session: Session) -> Iterator[TooLight]:
    for done in session.exercises:
        meant, load = _meant_kg(block, session, done), done.load_kg
        if meant is None or not load or not done.kit or session.place not in block.scenario.places:
            continue
        place = block.scenario.places[session.place]
        if misses(done.kit, place, load, meant):
            yield TooLight(done.name, session.place, meant, load, done.stamped)


def _meant_kg(block: Block, session: Session, done: Prescription) -> float | None:
    """What the phase's share of the 1RM comes to; None where the load goes by effort."""
    exercise = block.catalogue.exercises.get(done.exercise)
    maximum = exercise and known_maximum(block, exercise, done.kit)
    if not maximum or done.percent_1rm is None:
        return None
    return maximum * _meant_percent(block, session, done, done.percent_1rm) / 100


def _meant_percent(block: Block, session: Session, done: Prescription, told: float) -> float:
    if session.focus not in block.model.focuses or session.date not in block.scenario.days:
        return told
    week = block.calendar.week_of(session.date)
    if not block.doses.is_dosed(session.focus, done.exercise, week):
        return told
    return block.doses.dose(session.focus, done.exercise, week).percent or told
