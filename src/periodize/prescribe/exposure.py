"""What a lift was and might have been: what the next load is compared with. No solver here.

Plates make less of a %1RM than it allows. So that a load climbs to the next one in time, what it
might have had is kept from session to session beside what it had.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from periodize.block import Block, Menu
from periodize.dates import monday_of
from periodize.plan import Prescription, Session
from periodize.prescribe.lifting import HALVES, Lifted, half, lifted
from periodize.prescribe.loads import next_above


@dataclass(frozen=True, slots=True)
class Held:
    """An exercise, and the %1RM that it may have by now; its plates may make less."""

    done: Prescription
    may: float | None


@dataclass(frozen=True, slots=True)
class Exposure:
    """An exercise as it was done on a day, and the %1RM that it might have had."""

    date: dt.date
    focus: str
    deload: bool
    done: Prescription
    may: float | None

    @property
    def weight(self) -> tuple[float, float]:
        """For finding the heaviest."""
        return self.done.load_kg or 0, self.done.percent_1rm or 0

    @property
    def work(self) -> tuple[float, float, int, int, float]:
        """The same, and of several as heavy the one with the most sets and repetitions."""
        return *self.weight, self.done.sets, self.done.reps or 0, self.may or 0


def as_meant(block: Block, session: Session, wanted: Prescription) -> Held:
    """What is wanted with the %1RM that its phase means, or that it names itself."""
    meant = _meant(block, session, wanted.exercise)
    same = meant is not None and meant.load_kg == wanted.load_kg
    return Held(wanted, meant.percent if meant and same else wanted.percent_1rm)


def as_recorded(block: Block, session: Session, done: Prescription) -> Held:
    """What is past with the %1RM that it might have had: short of the next load, as meant then."""
    meant, told = _meant(block, session, done.exercise), done.percent_1rm
    maximum = meant.maximum_kg if meant and meant.kit == done.kit else None
    if not (meant and maximum and done.kit and done.load_kg and told):
        return Held(done, told)
    heavier = next_above(done.kit, block.scenario.places[session.place], done.load_kg)
    short = half(ceil, 100 * heavier / maximum) - 1 / HALVES if heavier else told
    return Held(done, max(told, min(short, meant.percent or 0)))


def _meant(block: Block, session: Session, name: str) -> Lifted | None:
    """What the phase means an exercise to weigh; None for what the model does not know there."""
    known = session.focus in block.model.focuses and session.place in block.scenario.places
    week = block.calendar.week_of(session.date)
    if not known or not block.doses.is_dosed(session.focus, name, week):
        return None
    menu = Menu(week.segment, session.focus, session.place)
    return lifted(block, week, menu, name, day=session.date)


def base_of(earlier: Sequence[Exposure]) -> Exposure | None:
    """What a load is compared with: the heaviest of the last week with one, deloads aside."""
    known = [each for each in earlier if any(each.weight)]
    full = [each for each in known if not each.deload] or known
    if not full:
        return None
    last = monday_of(full[-1].date)
    return max((each for each in full if each.date >= last), key=lambda each: each.work)
