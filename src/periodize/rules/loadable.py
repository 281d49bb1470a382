"""Loadable: a lift is done where its load is, as heavy as the phase means it.

Dumbbells up to 10 kg are no place for a deadlift that is meant at 50 kg. Where two places are open,
heavy work goes to the one that can load it. Without a known maximum nothing is asked, and a bar
takes whatever is meant. It counts beside the gaps: neither a wish about hours nor a set of a muscle
is a reason for a load that trains nothing.

Why: strength follows the load; far below it a set is another kind of work.
Reference: Schoenfeld 2017, low and high loads (strength gains more from heavy ones), grade A; the
share and the cost: coaching practice, grade D.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from periodize.block import Block, Menu, Week
from periodize.dates import format_short_day
from periodize.plan import Plan, Prescription, Session
from periodize.prescribe.lifting import kit_of, known_maximum
from periodize.prescribe.loads import BARS, heaviest
from periodize.rules.base import GoalName, Rule, Urgency, Violation
from periodize.rules.looser import ONLY_WISHES, Looser
from periodize.rules.reach import Reach

if TYPE_CHECKING:
    from periodize.statements.decide import Decide

ROUNDING = 1e-6


class Loadable(Rule):
    """Loads that a place can make, against what the phase means for a known maximum.

    What is held in both hands counts twice where the maximum is a bar's.

    Attributes:
        cost: of each exercise of a session whose place has less than `same_dose_from` (`loading` of
            the model) of the load that is meant.
    """

    wish_goal: ClassVar[GoalName] = "gaps"
    judges_by: ClassVar[tuple[str, ...]] = ("loading", "phases")
    reach: ClassVar[Reach] = "menus"
    urgency: ClassVar[Urgency] = "at last"

    rule: Literal["loadable"]
    cost: int = Field(default=0, ge=0)

    def constrain(self, block: Block, decide: Decide) -> None:
        """Price each session of a menu that holds what its place cannot load."""
        for week in block.calendar.weeks:
            light = decide.in_week(week.index, partial(_is_too_light, block, week))
            if light.terms:
                decide.prefer_at_most(light, 0, self.cost)

    def violations(self, block: Block, plan: Plan) -> Iterator[Violation]:
        """Compare what each lift means with the heaviest that stands at its place."""
        for session in plan.sessions:
            if session.focus not in block.model.focuses or session.date not in block.scenario.days:
                continue
            for done in session.exercises if self.cost else ():
                meant, most = _meant(block, session, done), _most(block, session, done)
                least = meant * block.model.loading.same_dose_from - ROUNDING
                if most is not None and most < least:
                    name = block.catalogue.name_of(done.exercise)
                    told = f"{session.focus} on {format_short_day(session.date)}: {name}"
                    text = f"{told} is meant at {meant:g} kg; {session.place} has {most:g} kg"
                    yield self.missed(session.date, text, self.cost)

    def looser(self, block: Block) -> Looser:
        """Say why there is none."""
        return ONLY_WISHES

    def explain(self) -> str:
        """Say what is wished."""
        return "A lift whose maximum is known is done where there is a load as heavy as it means."


def _is_too_light(block: Block, week: Week, menu: Menu, name: str) -> int:
    """1 where the place of a menu has not the load that the week means for an exercise."""
    exercise, place = block.catalogue.exercises[name], block.scenario.places[menu.place]
    maximum = block.scenario.athlete.maximum_kg(exercise)
    percent = block.doses.dose(menu.focus, name, week).percent
    kit = kit_of(block, exercise, week.phase, menu.place)
    if not maximum or not percent or kit is None or kit in BARS:
        return 0
    hands = 1 if known_maximum(block, exercise, kit) else exercise.pieces(kit)
    there = hands * (heaviest(kit, place, maximum) or 0)
    needed = maximum * percent / 100 * block.model.loading.same_dose_from
    return int(there < needed - ROUNDING)


def _meant(block: Block, session: Session, done: Prescription) -> float:
    """Kilograms that the phase means; 0 where nothing tells them."""
    exercise, week = (
        block.catalogue.exercises.get(done.exercise),
        block.calendar.week_of(session.date),
    )
    if exercise is None or not block.doses.is_dosed(session.focus, done.exercise, week):
        return 0
    percent = block.doses.dose(session.focus, done.exercise, week).percent
    return (block.scenario.athlete.maximum_kg(exercise) or 0) * (percent or 0) / 100


def _most(block: Block, session: Session, done: Prescription) -> float | None:
    """The heaviest that the place has of what is held, in all hands that the maximum counts."""
    place = block.scenario.places.get(session.place)
    if place is None or done.kit not in ("dumbbell", "kettlebell"):
        return None
    weights = place.dumbbells_kg if done.kit == "dumbbell" else place.kettlebells_kg
    hands = 1 if done.percent_1rm is not None else done.held or 1
    return hands * max(weights, default=0)
