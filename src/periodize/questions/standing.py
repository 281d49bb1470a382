"""Sessions as they stand in a plan, for rules that speak of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from periodize.block import Option
from periodize.dates import format_clock, format_short_day
from periodize.plan import Session


@dataclass(frozen=True, slots=True, order=True)
class Standing:
    """Where a session stands. Two plans have a session in common if all four are the same."""

    start: dt.datetime
    minutes: int
    place: str
    focus: str

    @property
    def text(self) -> str:
        """Such as `upper on Tue 18 May, 18:00`."""
        return f"{self.focus} on {format_short_day(self.start.date())}, {format_clock(self.start)}"


def standing(each: Session | Option) -> Standing:
    """Where a session, or an option, stands."""
    return Standing(each.start, each.minutes, each.place, each.focus)


def standings(sessions: Iterable[Session]) -> tuple[Standing, ...]:
    """Where some sessions stand, in order of time."""
    return tuple(sorted(standing(session) for session in sessions))
