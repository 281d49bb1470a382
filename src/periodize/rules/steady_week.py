"""Steady week: a focus keeps its days of the week for a whole phase.

Why: a week that repeats is kept; one that changes without a reason is not.
Reference: coaching practice, grade D.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from periodize.block import Block, Option
from periodize.dates import format_short_day
from periodize.plan import Plan
from periodize.rules.base import GoalName, Rule, Urgency, Violation
from periodize.rules.looser import ONLY_WISHES, Looser

if TYPE_CHECKING:
    from periodize.statements.amounts import Amount
    from periodize.statements.decide import Decide

Home = tuple[int, str]
"""A weekday (Monday is 0) and a place."""

Homes = dict[Home, dict[int, list[Option]]]
"""The options of a focus by home and week."""


class SteadyWeek(Rule):
    """Each focus has home days in a phase, as many as the model's `home_days`.

    Attributes:
        cost: of each session that stands off its focus's home days, chosen as kindly as possible.
    """

    wish_goal: ClassVar[GoalName] = "steadiness"
    urgency: ClassVar[Urgency] = "at last"

    rule: Literal["steady_week"]
    cost: int = Field(default=1, ge=0)

    def constrain(self, block: Block, decide: Decide) -> None:
        """Let each phase choose home days, and price the sessions elsewhere."""
        by_run: dict[tuple[int, str], Homes] = {}
        for option in decide.options:
            run = block.calendar.weeks[option.week].run
            homes = by_run.setdefault((run, option.focus), {})
            weeks = homes.setdefault((option.date.weekday(), option.place), {})
            weeks.setdefault(option.week, []).append(option)
        for (run, focus), homes in by_run.items():
            self._keep(block, decide, f"{focus} in phase {run}", focus, homes)

    def _keep(self, block: Block, decide: Decide, name: str, focus: str, homes: Homes) -> None:
        chosen: list[Amount] = []
        away: dict[int, list[Amount]] = defaultdict(list)
        for (weekday, place), weeks in sorted(homes.items()):
            home = decide.choice(f"home {weekday} {place} of {name}")
            chosen.append(home)
            for week, options in weeks.items():
                held = decide.count(options)
                match = decide.choice(f"match {weekday} {place} of {name} in week {week}")
                decide.define(match - home, 0)
                decide.define(match - held, 0)
                away[week].append(held - match)
        decide.define(decide.total(chosen), block.model.focuses[focus].home_days)
        for amounts in away.values():
            decide.prefer_at_most(decide.total(amounts), 0, self.cost)

    def violations(self, block: Block, plan: Plan) -> Iterator[Violation]:
        """Find the days that hold most of a focus's sessions; the others are away."""
        days: dict[tuple[int, str], dict[Home, list[date]]] = defaultdict(lambda: defaultdict(list))
        for session in plan.sessions:
            if session.focus in block.model.focuses and session.date in block.scenario.days:
                home = session.date.weekday(), session.place
                days[block.calendar.week_of(session.date).run, session.focus][home].append(
                    session.date
                )
        for (_, focus), homes in days.items():
            weeks = Counter({home: len(set(dates)) for home, dates in sorted(homes.items())})
            kept = [home for home, _ in weeks.most_common(block.model.focuses[focus].home_days)]
            for home, dates in homes.items():
                again = dates if home not in kept else dates[len(set(dates)) :]
                for day in again if self.cost else ():
                    text = (
                        f"{focus} stands on {format_short_day(day)}, not on its usual day and place"
                    )
                    yield self.missed(day, text, self.cost)

    def looser(self, block: Block) -> Looser:
        """Say why there is none."""
        return ONLY_WISHES

    def explain(self) -> str:
        """Say what is kept."""
        return "Each focus keeps its days of the week, and their places, for a whole phase."
