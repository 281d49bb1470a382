"""Push and pull: a week pulls at least as much as it presses.

Why: shoulders that only press round forward; a runner's arms need both, and little of either.
Reference: S3 (one exercise for each of four upper patterns), coaching practice, grade D.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from periodize.block import Block, Week
from periodize.plan import Plan
from periodize.rules.base import GoalName, Rule, Urgency, Violation
from periodize.rules.looser import ONLY_WISHES, Looser
from periodize.rules.reach import Reach

if TYPE_CHECKING:
    from periodize.statements.amounts import Amount
    from periodize.statements.decide import Decide

FAR = 1000
"""More sets than any week holds, for switching a comparison off."""


class PushPull(Rule):
    """Weekly sets of exercises that push against sets of exercises that pull.

    Attributes:
        push, pull: the patterns that count.
        least, most: bounds on push divided by pull, as [numerator, denominator].
        cost: of each week outside the bounds. A week without a way to do either asks nothing.
    """

    wish_goal: ClassVar[GoalName] = "balance"
    reach: ClassVar[Reach] = "menus"
    urgency: ClassVar[Urgency] = "at last"

    rule: Literal["push_pull"]
    push: tuple[str, ...] = ()
    pull: tuple[str, ...] = ()
    least: tuple[int, int] = (0, 1)
    most: tuple[int, int] = (FAR, 1)
    cost: int = Field(default=1, ge=0)

    def constrain(self, block: Block, decide: Decide) -> None:
        """Price each week outside the bounds."""
        pushing, pulling = (
            {name for name in block.catalogue.exercises if self._counts(block, name, patterns)}
            for patterns in (self.push, self.pull)
        )
        for week in block.calendar.weeks:
            if not self._possible(block, week):
                continue
            push = self._amount(block, decide, week, pushing)
            pull = self._amount(block, decide, week, pulling)
            uneven = decide.choice(f"uneven in week {week.number}")
            (few, over_few), (many, over_many) = self.least, self.most
            decide.define(pull * few - push * over_few - uneven * (FAR * few), 0)
            decide.define(push * over_many - pull * many - uneven * (FAR * over_many), 0)
            decide.prefer_at_most(uneven, 0, self.cost)

    def violations(self, block: Block, plan: Plan) -> Iterator[Violation]:
        """Count each week's sets."""
        for week in block.calendar.weeks:
            push = self._sets(block, plan, week, self.push)
            pull = self._sets(block, plan, week, self.pull)
            (few, over_few), (many, over_many) = self.least, self.most
            uneven = pull * few > push * over_few or push * over_many > pull * many
            if uneven and self.cost and self._possible(block, week):
                text = f"week {week.number}: {push} sets push and {pull} pull"
                yield self.missed(week.days.start, text, self.cost)

    def looser(self, block: Block) -> Looser:
        """Say why there is none."""
        return ONLY_WISHES

    def explain(self) -> str:
        """Say the bounds."""
        return (
            f"A week's push sets are {self.least[0]}/{self.least[1]} to "
            f"{self.most[0]}/{self.most[1]} of its pull sets."
        )

    def _possible(self, block: Block, week: Week) -> bool:
        at_hand = {exercise for _, exercise in block.options.trainable(week)}
        return all(
            any(self._counts(block, exercise, patterns) for exercise in at_hand)
            for patterns in (self.push, self.pull)
        )

    def _counts(self, block: Block, exercise: str, patterns: tuple[str, ...]) -> bool:
        known = block.catalogue.exercises.get(exercise)
        return known is not None and not set(patterns).isdisjoint(known.patterns)

    def _amount(self, block: Block, decide: Decide, week: Week, counted: Collection[str]) -> Amount:
        return decide.in_week(
            week.index,
            lambda menu, exercise: block.doses.dose(menu.focus, exercise, week).sets,
            counted,
        )

    def _sets(self, block: Block, plan: Plan, week: Week, patterns: tuple[str, ...]) -> int:
        return sum(
            done.sets
            for session in plan.sessions
            if session.date in week.days
            for done in session.exercises
            if self._counts(block, done.exercise, patterns)
        )
