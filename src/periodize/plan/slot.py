"""What a session and one that could stand share: when, how long, where, and with which focus."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from periodize.dates import format_clock, format_short_day


class Slot(NamedTuple):
    """Where a session stands. Two plans have a session in common if all four are the same."""

    start: dt.datetime
    minutes: int
    place: str
    focus: str

    @property
    def text(self) -> str:
        """Such as `upper on Tue 18 May, 18:00`."""
        return f"{self.focus} on {format_short_day(self.start.date())}, {format_clock(self.start)}"
