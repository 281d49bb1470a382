"""Preferred days: sessions stand on the days and at the hours that the athlete likes best.

Why: a plan that fits a life is kept.
Reference: the athlete's own wish, grade D.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal, Self

from pydantic import ConfigDict, Field, PlainSerializer, PlainValidator, model_validator

from periodize.block import Block
from periodize.dates import WEEKDAYS, at, format_clock, format_short_day
from periodize.model.catalogue import Catalogue
from periodize.model.part import Part
from periodize.model.periodization import Model
from periodize.plan import Plan
from periodize.rules.base import GoalName, Rule, Violation
from periodize.rules.looser import ONLY_WISHES, Looser
from periodize.rules.names import Name, names_at
from periodize.rules.reach import Reach

if TYPE_CHECKING:
    from periodize.statements.decide import Decide

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


def _clock(value: object) -> time:
    try:
        return time.fromisoformat(value if isinstance(value, str) else "")
    except ValueError:
        raise ValueError(f'{value!r} is not a time of day; write it as in "18:00"') from None


Clock = Annotated[
    time, PlainValidator(_clock), PlainSerializer(lambda clock: format(clock, "%H:%M"))
]


class Hours(Part):
    """A stretch of the day; a session lies wholly inside it, or it is off."""

    model_config = ConfigDict(serialize_by_alias=True)

    since: Clock = Field(alias="from")
    to: Clock

    @model_validator(mode="after")
    def _hold_time(self) -> Self:
        if self.to <= self.since:
            raise ValueError("the preferred hours must end after they begin")
        return self


class PreferredDays(Rule):
    """Days and hours that sessions should keep to.

    Attributes:
        days: the days for every session; empty leaves them open.
        focuses: days of single focuses, instead of `days`.
        avoid: days on which nothing should stand.
        hours: the time of day for every session; None leaves it open.
        cost: of each session on a day that is not preferred or to be avoided, and of each session
            outside the hours.
        late_cost: of each session that starts later than its window opens.
    """

    wish_goal: ClassVar[GoalName] = "preferences"
    reach: ClassVar[Reach] = "session"

    rule: Literal["preferred_days"]
    days: tuple[Weekday, ...] = ()
    focuses: Mapping[str, tuple[Weekday, ...]] = {}
    avoid: tuple[Weekday, ...] = ()
    hours: Hours | None = None
    cost: int = Field(default=1, ge=0, le=100)
    late_cost: int = Field(default=0, ge=0, le=100)

    def constrain(self, block: Block, decide: Decide) -> None:
        """Price sessions on other days and at other hours."""
        options = decide.options
        off_day = [option for option in options if self._is_off(option.focus, option.date)]
        off_hours = [option for option in options if self._is_out(option.start, option.end)]
        decide.prefer_at_most(decide.count(off_day), 0, self.cost)
        decide.prefer_at_most(decide.count(off_hours), 0, self.cost)
        late = [o for o in options if self._is_late(block, o.start, o.end, o.place)]
        decide.prefer_at_most(decide.count(late), 0, self.late_cost)

    def violations(self, block: Block, plan: Plan) -> Iterator[Violation]:
        """Look at the weekday and the clock of each session."""
        for session in plan.sessions if self.late_cost else ():
            if self._is_late(block, session.start, session.end, session.place):
                text = f"{session.focus} on {format_short_day(session.date)}"
                text = f"{text} starts at {format_clock(session.start)}, after its window opens"
                yield self.missed(session.date, text, self.late_cost)
        for session in plan.sessions if self.cost else ():
            told = f"{session.focus} on {format_short_day(session.date)}"
            if self._is_off(session.focus, session.date):
                yield self.missed(session.date, f"{told} is not on a preferred day", self.cost)
            if self.hours and self._is_out(session.start, session.end):
                text = f"{told}, {format_clock(session.start)} to {format_clock(session.end)}"
                wanted = f"{self.hours.since:%H:%M} to {self.hours.to:%H:%M}"
                text = f"{text}, is outside the preferred hours, {wanted}"
                yield self.missed(session.date, text, self.cost)

    def looser(self, block: Block) -> Looser:
        """Say why there is none."""
        return ONLY_WISHES

    def names(self, model: Model, catalogue: Catalogue) -> Iterator[Name]:
        """The focuses that have days of their own."""
        yield from names_at(("focuses",), self.focuses, model.focuses)

    def explain(self) -> str:
        """Say the days and hours."""
        parts = [f"on {', '.join(self.days)}"] if self.days else []
        parts += [f"{focus} on {', '.join(days)}" for focus, days in self.focuses.items()]
        parts += [f"not on {', '.join(self.avoid)}"] if self.avoid else []
        if self.hours:
            parts.append(f"between {self.hours.since:%H:%M} and {self.hours.to:%H:%M}")
        return f"Sessions stand {'; '.join(parts) or 'on any day'}."

    def _is_off(self, focus: str, day: date) -> bool:
        weekday = WEEKDAYS[day.weekday()]
        wanted = self.focuses.get(focus, self.days)
        return weekday in self.avoid or bool(wanted and weekday not in wanted)

    def _is_late(self, block: Block, start: datetime, end: datetime, place: str) -> bool:
        windows = block.scenario.windows_by_date.get(start.date(), ())
        return any(
            window.place == place and window.start < start and end <= window.end
            for window in windows
        )

    def _is_out(self, start: datetime, end: datetime) -> bool:
        if self.hours is None:
            return False
        day = start.date()
        return start < at(day, self.hours.since) or end > at(day, self.hours.to)
