"""Rules that count sessions, close days and ask for lifts; made to clash."""

from __future__ import annotations

from collections.abc import Iterator

from periodize.block import Block
from periodize.plan import Plan
from periodize.rules.base import Rule, Violation
from periodize.statements.decide import Decide
from tests.toy import day

FOCUSES = ("legs", "core")


class Count(Rule):
    """So many sessions of some focuses on some days; `again` asks the like of other days."""

    focuses: tuple[str, ...] = FOCUSES
    days: tuple[int, ...] = (0, 1, 2)
    fewest: int = 0
    most: int = 9
    again: Count | None = None

    def constrain(self, block: Block, decide: Decide) -> None:
        """Count the options."""
        dates = [day(each) for each in self.days]
        stands = [o for o in block.options.all if o.date in dates and o.focus in self.focuses]
        if self.fewest:
            decide.at_least(decide.count(stands), self.fewest)
        if self.most < 9:
            decide.at_most(decide.count(stands), self.most)
        if self.again:
            self.again.constrain(block, decide)

    def violations(self, block: Block, plan: Plan) -> Iterator[Violation]:
        """Wish for something, then count the sessions."""
        dates = [day(each) for each in self.days]
        count = sum(s.date in dates and s.focus in self.focuses for s in plan.sessions)
        yield self.missed(dates[0], "a day off would be nicer", 1)
        if not self.fewest <= count <= self.most:
            counted = "sessions" if self.focuses == FOCUSES else " and ".join(self.focuses)
            yield self.breach(dates[0], f"{count} {counted}, not {self.fewest} to {self.most}")
        if self.again:
            yield from self.again.violations(block, plan)

    def explain(self) -> str:
        """Both numbers."""
        return f"{self.fewest} to {self.most} sessions"


class Closed(Rule):
    """No session on a day."""

    on: int

    def constrain(self, block: Block, decide: Decide) -> None:
        """Strike the day's options."""
        for option in block.options.all:
            if option.date == day(self.on):
                decide.forbid(option)

    def violations(self, block: Block, plan: Plan) -> Iterator[Violation]:
        """Look for the day's sessions."""
        for session in plan.sessions:
            if session.date == day(self.on):
                yield self.breach(session.date, f"{session.focus} on a closed day")

    def explain(self) -> str:
        """The day."""
        return f"nothing on day {self.on}"


class Lifts(Rule):
    """What leg sessions always hold, never hold, and how much. It does not tell what breaks it."""

    always: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    most: int = 9

    def constrain(self, block: Block, decide: Decide) -> None:
        """Ask it of every menu."""
        for menu in (menu for menu in block.options.menus if menu.focus == "legs"):
            for exercise in self.always:
                decide.at_least(decide.uses(menu, exercise) - decide.opened(menu), 0)
            for exercise in self.never:
                decide.forbid_use(menu, exercise)
            if self.most < 9:
                decide.at_most(decide.count_uses(menu, block.menus.fillers(menu.focus)), self.most)

    def violations(self, block: Block, plan: Plan) -> Iterator[Violation]:
        """Nothing."""
        yield from ()

    def explain(self) -> str:
        """What it asks."""
        return f"{self.always}, not {self.never}, at most {self.most}"
