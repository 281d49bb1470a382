"""Known lifts: a main lift whose maximum is known comes before one whose load must be guessed.

Why: a known maximum gives the load in kilograms and lets it climb; a lift without one goes by
effort. It counts beside the gaps: neither half a set of a muscle nor an hour's wish is a reason to
cut a session to a length that has no time for its main lift.
Reference: coaching practice, grade D.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from periodize.block import Block, Menu
from periodize.model.focus import Role
from periodize.plan import Plan
from periodize.prescribe.lifting import is_known
from periodize.rules.base import GoalName, Rule, Violation
from periodize.rules.first_held import first_held
from periodize.rules.looser import ONLY_WISHES, Looser
from periodize.rules.reach import Reach

if TYPE_CHECKING:
    from periodize.statements.decide import Decide


class KnownLifts(Rule):
    """Which main lifts a segment should hold: those whose one-repetition maximum is known.

    A maximum that stands for a lift (`maximum_of`) makes it known as well.

    Attributes:
        cost: of each main lift without a known maximum where one with it would serve, for each week
            of the segment. Of a heavy part it is asked at every place, if one of them has the kit.
    """

    wish_goal: ClassVar[GoalName] = "gaps"
    reach: ClassVar[Reach] = "menus"

    rule: Literal["known_lifts"]
    cost: int = Field(default=0, ge=0)

    def constrain(self, block: Block, decide: Decide) -> None:
        """Price every guessed lift that a menu may hold."""
        for menu in block.options.menus:
            for exercise in sorted(self._guessed(block, menu)):
                decide.prefer_at_most(decide.uses(menu, exercise), 0, self._price(block, menu))

    def violations(self, block: Block, plan: Plan) -> Iterator[Violation]:
        """Find the guessed lifts of each segment."""
        for menu, days in first_held(block, plan).items():
            for name in sorted(days.keys() & self._guessed(block, menu)):
                if price := self._price(block, menu):
                    told = block.catalogue.name_of(name)
                    text = f"{menu.focus}: {told}, though the maximum of another lift is known"
                    yield self.missed(days[name], text, price)

    def looser(self, block: Block) -> Looser:
        """Say why there is none."""
        return ONLY_WISHES

    def explain(self) -> str:
        """Say what comes first."""
        return "A main lift whose maximum is known comes before one whose load must be guessed."

    def _price(self, block: Block, menu: Menu) -> int:
        return self.cost * len(block.calendar.weeks_of(menu.segment))

    def _guessed(self, block: Block, menu: Menu) -> frozenset[str]:
        """The main lifts whose kit has no known maximum, where their part has one with it.

        A heavy part has one wherever a place of the athlete's has: neither is it left for another.
        """
        guessed: set[str] = set()
        for role in block.model.focuses[menu.focus].roles:
            rivals = block.menus.ranking(menu, role) if role.main else ()
            places = block.scenario.places if role.stage == "heavy" else (menu.place,)
            there = (menu._replace(place=place) for place in places)
            if rivals and any(self._has_known(block, each, role) for each in there):
                guessed |= {name for name in rivals if not is_known(block, menu, name)}
        return frozenset(guessed)

    def _has_known(self, block: Block, menu: Menu, role: Role) -> bool:
        """Whether a place has the kit for a lift of a part whose maximum is known."""
        return any(is_known(block, menu, name) for name in block.menus.ranking(menu, role))
