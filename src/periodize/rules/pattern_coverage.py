"""Pattern coverage: each week moves in every way that a runner needs.

Why: a week of squats alone leaves hinge, calf, hip and trunk untrained; eight kinds of movement
make a whole. A week asks for as many as its sessions can carry, and kinds that no kit at hand can
train are left out. Reference: S2 (eight movement categories), coaching practice, grade D.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from periodize.block import Block, Week
from periodize.dates import numbered_weeks
from periodize.plan import Plan
from periodize.rules.base import GoalName, Rule, Urgency, Violation
from periodize.rules.looser import ONLY_WISHES, Looser
from periodize.rules.reach import Reach
from periodize.rules.words import PhaseWord

if TYPE_CHECKING:
    from periodize.statements.decide import Decide


class PatternCoverage(Rule):
    """Kinds of movement a week.

    Attributes:
        kinds: each kind of movement with the patterns that count for it.
        a_session: how many kinds a week asks for each session of its target, all at most.
        phases: the phases that ask for them.
        cost: of each kind that a week lacks.
    """

    wish_goal: ClassVar[GoalName] = "balance"
    reach: ClassVar[Reach] = "menus"
    urgency: ClassVar[Urgency] = "at last"

    rule: Literal["pattern_coverage"]
    kinds: Mapping[str, tuple[str, ...]] = {}
    a_session: int = Field(default=8, ge=1)
    phases: tuple[PhaseWord, ...] = ()
    cost: int = Field(default=1, ge=0)

    def constrain(self, block: Block, decide: Decide) -> None:
        """Price the kinds that a week lacks."""
        training = {kind: self._training(block, kind) for kind in self.kinds}
        for week in block.calendar.weeks:
            asked = self.asked(block, week)
            covered = []
            for kind in asked:
                has = decide.choice(f"{kind} in week {week.number}")
                trained = decide.in_week(week.index, lambda *_: 1, training[kind])
                decide.define(has - trained, 0)
                covered.append(has)
            decide.prefer_at_least(decide.total(covered), self._enough(asked, week), self.cost)

    def _training(self, block: Block, kind: str) -> frozenset[str]:
        """The exercises that train a kind of movement."""
        patterns, known = set(self.kinds[kind]), block.catalogue.exercises
        return frozenset(n for n, e in known.items() if not patterns.isdisjoint(e.patterns))

    def violations(self, block: Block, plan: Plan) -> Iterator[Violation]:
        """Collect the patterns of each week's sessions."""
        for week in block.calendar.weeks:
            asked = self.asked(block, week)
            known = block.catalogue.exercises
            moved = {
                pattern
                for session in plan.sessions
                if session.date in week.days
                for done in session.exercises
                if done.exercise in known
                for pattern in known[done.exercise].patterns
            }
            lacking = [kind for kind in asked if moved.isdisjoint(self.kinds[kind])]
            missing = self._enough(asked, week) - (len(asked) - len(lacking))
            if missing > 0 and self.cost:
                text = f"week {week.number} lacks {', '.join(lacking)}"
                yield self.missed(week.days.start, text, missing * self.cost)

    def looser(self, block: Block) -> Looser:
        """Say why there is none."""
        return ONLY_WISHES

    def explain(self) -> str:
        """Say the kinds."""
        return f"Each week trains {', '.join(self.kinds)}; {self.a_session} kinds for each session."

    def notes(self, block: Block) -> Iterator[str]:
        """Name the kinds that no exercise at hand can train, with their weeks."""
        weeks = [week for week in block.calendar.weeks if week.phase in self.phases and week.reach]
        lacking: dict[tuple[int, ...], list[str]] = defaultdict(list)
        for kind in self.kinds:
            lacking[
                tuple(week.number for week in weeks if kind not in self.asked(block, week))
            ].append(kind)
        for numbers, kinds in lacking.items():
            if numbers:
                when = "any week" if len(numbers) == len(weeks) else numbered_weeks(numbers)
                yield (
                    "no exercise that this athlete can do with the kit at hand trains "
                    f"{', '.join(kinds)} in {when}; not asked for there"
                )

    def asked(self, block: Block, week: Week) -> list[str]:
        """The kinds that a week asks for: those that some exercise at hand can train."""
        if week.phase not in self.phases:
            return []
        known = block.catalogue.exercises
        within_reach = {
            pattern
            for _, exercise in block.options.trainable(week)
            for pattern in known[exercise].patterns
        }
        return [kind for kind, patterns in self.kinds.items() if within_reach & set(patterns)]

    def _enough(self, asked: list[str], week: Week) -> int:
        return min(len(asked), self.a_session * week.reach)
