"""Equipment: every exercise finds its kit where the session stands.

Why: nobody can squat with a barbell that is not there.
Reference: the scenario itself; what an exercise needs stands in the catalogue.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar, Literal

from periodize.block import Block
from periodize.dates import format_short_day
from periodize.plan import Plan
from periodize.rules.base import Rule, Violation
from periodize.rules.looser import Looser, NoStep
from periodize.rules.reach import Reach

if TYPE_CHECKING:
    from periodize.statements.decide import Decide


class Equipment(Rule):
    """The kit of each place, as the scenario lists it; it has no numbers."""

    reach: ClassVar[Reach] = "exercises"

    rule: Literal["equipment"]

    def constrain(self, block: Block, decide: Decide) -> None:
        """Keep exercises out of menus at places that lack their kit."""
        for menu in block.options.menus:
            kit = block.scenario.places[menu.place].equipment
            for exercise in block.menus.fillers(menu.focus):
                if not block.catalogue.exercises[exercise].available_with(kit):
                    decide.forbid_use(menu, exercise)

    def violations(self, block: Block, plan: Plan) -> Iterator[Violation]:
        """Compare what each exercise needs with what the session's place has."""
        known = block.catalogue.exercises
        for session in plan.sessions:
            told = f"{session.focus} on {format_short_day(session.date)}"
            place = block.scenario.places.get(session.place)
            if place is None:
                yield self.breach(
                    session.date, f"{told} stands at {session.place!r}, no known place"
                )
                continue
            for exercise in dict.fromkeys(done.exercise for done in session.exercises):
                if exercise in known and (missing := known[exercise].missing(place.equipment)):
                    items = ", ".join(item.replace("|", " or ") for item in missing)
                    text = f"{told}: {exercise} needs {items}, which {place.name} does not have"
                    yield self.breach(session.date, text)

    def looser(self, block: Block) -> Looser:
        """Say why there is none."""
        return NoStep("kit is there or not; add it to a place and ask what-if")

    def explain(self) -> str:
        """Say what must be there."""
        return "The kit of every exercise is at the place of its session."
