"""Before a race: the last session of each kind stands far enough from race day.

Why: less lifting for some days to two weeks costs no strength and brings freshness back; the longer
the race, the earlier the legs go quiet. Less important races ask for less.
Reference: Pritchard 2015 (doi 10.1519/SSC.0000000000000125), grade C; Berryman 2020 (doi
10.3390/sports9010001), grade B; the days by distance: coaching practice, grade D.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from pydantic import Field

from periodize.block import Block
from periodize.dates import add_days, days_between, format_short_day
from periodize.plan import Plan
from periodize.rules.base import Rule, Violation
from periodize.rules.looser import Looser, a_day_less, with_numbers
from periodize.rules.reach import Reach
from periodize.rules.words import BandWord, LoadClassWord
from periodize.scenario.scenario import Priority, Race

if TYPE_CHECKING:
    from periodize.statements.decide import Decide

Days = Annotated[int, Field(ge=0, le=28)]
PRIORITIES: tuple[Priority, ...] = ("A", "B", "C")


class BeforeRace(Rule):
    """Days between a session and a race, as a difference of dates.

    Attributes:
        days: by distance band and load class, the least days before an A, B and C race. 1 closes
            race day, also after the race; 0 closes nothing.
    """

    reach: ClassVar[Reach] = "session"
    judges_by: ClassVar[tuple[str, ...]] = ("bands",)

    rule: Literal["before_race"]
    days: Mapping[BandWord, Mapping[LoadClassWord, tuple[Days, Days, Days]]] = {}

    def constrain(self, block: Block, decide: Decide) -> None:
        """Forbid the sessions from the first closed day to race day."""
        for race in block.scenario.races:
            closed = {
                load_class: add_days(race.date, 1 - row[PRIORITIES.index(race.priority)])
                for load_class, row in self._rows(block, race).items()
            }
            for option in decide.options:
                first = closed.get(option.load_class)
                if first is not None and first <= option.date <= race.date:
                    decide.forbid(option)

    def violations(self, block: Block, plan: Plan) -> Iterator[Violation]:
        """Count the days from each session to each race."""
        for session in plan.sessions:
            for race in block.scenario.races:
                row = self._rows(block, race).get(session.load_class, (0, 0, 0))
                asked = row[PRIORITIES.index(race.priority)]
                days = days_between(session.date, race.date)
                if 0 <= days < asked:
                    text = (
                        f"{session.focus} stands {_days(days)} before {race.name} (priority "
                        f"{race.priority}) on {format_short_day(race.date)}; its last day is "
                        f"{_days(asked)} before"
                    )
                    yield self.breach(session.date, text)

    def looser(self, block: Block) -> Looser:
        """Every day before a race, one less; none becomes less than the race day itself."""
        less = {
            band: {name: tuple(map(a_day_less, row)) for name, row in classes.items()}
            for band, classes in self.days.items()
        }
        return with_numbers(block, self.rule, "1 day less", {"days": less} if less else {})

    def explain(self) -> str:
        """Say the days by band and class."""
        rows = "; ".join(
            f"{band}: "
            + ", ".join(f"{name} {'/'.join(map(str, row))}" for name, row in classes.items())
            for band, classes in self.days.items()
        )
        return f"Least days before an A/B/C race: {rows}."

    def _rows(self, block: Block, race: Race) -> Mapping[str, tuple[int, int, int]]:
        return self.days.get(block.model.band_of(race.km), {})


def _days(count: int) -> str:
    return f"{count} day" if count == 1 else f"{count} days"
