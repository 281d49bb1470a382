"""Known lifts: a main lift whose maximum is known comes before one whose load must be guessed.

Why: a known maximum gives the load in kilograms and lets it climb; a lift without one goes by
effort. It counts in the goal of muscles and movements, since half a set more or less of a muscle is
no reason for a lift without a load.
Reference: coaching practice, grade D.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from periodize.block import Block, Menu
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
            of the segment.
    """

    wish_goal: ClassVar[GoalName] = "balance"
    reach: ClassVar[Reach] = "menus"

    rule: Literal["known_lifts"]
    cost: int = Field(default=0, ge=0)

    def constrain(self, block: Block, decide: Decide) -> None:
        """Price every guessed lift that a menu may hold."""
        for menu in block.options.menus:
            for exercise in self._guessed(block, menu):
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
        """The main lifts whose kit has no known maximum, where their part has one with it."""
        guessed: set[str] = set()
        for role in block.model.focuses[menu.focus].roles:
            rivals = block.menus.ranking(menu, role) if role.main else ()
            without = {name for name in rivals if not is_known(block, menu, name)}
            if len(without) < len(rivals):
                guessed |= without
        return frozenset(guessed)
