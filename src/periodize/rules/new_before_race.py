"""New before a race: the last weeks before it hold no exercise that the block has not held before.

Why: what is new makes sore, and soreness lasts for days; before a race there is nothing to win by
it.
Reference: the repeated bout effect, Assumpcao 2013 (PMC3575608), grade B; two weeks: coaching
practice, grade D.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from pydantic import Field

from periodize.block import Block, Week
from periodize.dates import DateRange, add_days, format_short_day, monday_of
from periodize.plan import Plan
from periodize.rules.base import Rule, Violation
from periodize.rules.words import PhaseWord
from periodize.scenario.situation import Priority, Race

if TYPE_CHECKING:
    from periodize.rules.decide import Decide

THURSDAY = 3
FAR = 1000
"""More sessions than any block holds of one exercise before a race."""


class NewBeforeRace(Rule):
    """Weeks up to a race in which every exercise must have been held earlier in the block.

    Weeks run from Monday to Sunday; the last one is the race's own, or the one before it if the
    race is on Monday to Wednesday. Where no session could stand before them nothing is asked.

    Attributes:
        weeks: by priority of the race, how many weeks.
        phases: phases that count besides, where they lead up to them.
    """

    weighs_days: ClassVar[bool] = False

    rule: Literal["new_before_race"]
    weeks: Mapping[Priority, Annotated[int, Field(ge=0, le=8)]] = {}
    phases: tuple[PhaseWord, ...] = ()

    def constrain(self, block: Block, decide: Decide) -> None:
        """Ask for an earlier session of each exercise of the closed weeks."""
        for race in block.scenario.races:
            closed = self._closed_weeks(block, race)
            earlier = block.weeks[: closed[0].index] if closed else ()
            if not any(option.week < len(earlier) for option in block.options):
                continue
            names = {e for menu in block.menus for e in block.fillers(menu.focus)}
            for exercise in sorted(names):
                late = decide.total(decide.holding(week.index, (exercise,)) for week in closed)
                if late.terms:
                    known = decide.known((week.index for week in earlier), exercise)
                    decide.at_most(late - known * FAR, 0)

    def _closed_weeks(self, block: Block, race: Race) -> list[Week]:
        """The weeks up to a race that bring nothing new, in order."""
        count = self.weeks.get(race.priority, 0)
        monday = monday_of(race.date)
        last = add_days(monday, -7) if race.date.weekday() < THURSDAY else monday
        closed: list[Week] = []
        for week in reversed(block.weeks):
            start = monday_of(week.days.start)
            if start > last or not count:
                continue
            if start <= add_days(last, -7 * count) and week.phase not in self.phases:
                break
            closed.insert(0, week)
        return closed

    def violations(self, block: Block, plan: Plan) -> Iterator[Violation]:
        """Look for the first session of each exercise."""
        for race in block.scenario.races:
            days = self._closed_days(block, race)
            if days is None or not any(option.date < days.start for option in block.options):
                continue
            known = {
                done.exercise
                for session in plan.sessions
                if block.scenario.days.start <= session.date < days.start
                for done in session.exercises
            }
            for session in plan.sessions:
                if session.date in days and session.focus in block.model.focuses:
                    held = {done.exercise for done in session.exercises}
                    for exercise in sorted(held - known):
                        text = f"{exercise} is new on {format_short_day(session.date)}"
                        when = f"before {race.name} on {format_short_day(race.date)}"
                        yield self.breach(session.date, f"{session.focus}: {text}, {when}")

    def _closed_days(self, block: Block, race: Race) -> DateRange | None:
        """The closed weeks by dates: back from the race, and on through the phases that count."""
        count = self.weeks.get(race.priority, 0)
        end = add_days(monday_of(add_days(race.date, -THURSDAY)), 7)
        start = add_days(end, -7 * count)
        while block.scenario.days.start < start and count:
            before = add_days(start, -1)
            if before in block.scenario.days and block.week_of(before).phase not in self.phases:
                break
            start = add_days(start, -7)
        return DateRange(start, end) if count and end > block.scenario.days.start else None

    def explain(self) -> str:
        """Say the weeks."""
        rows = ", ".join(f"{count} before {name}" for name, count in self.weeks.items() if count)
        phases = f" and in {', '.join(self.phases)}" if self.phases else ""
        return f"No exercise is new in the last weeks before a race ({rows}){phases}."
