"""Coming back after days off, and starting with what is new: how far a load may go by then.

Loads follow from what stands: from session to session it is kept when the legs, and anything at
all, were trained last, and when each exercise was. No solver here, and the referee never calls it.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from periodize.block import Block
from periodize.dates import add_days, days_between, monday_of
from periodize.model.progression import ReturnNumbers
from periodize.plan import Session


@dataclass(frozen=True, slots=True)
class Pause:
    """Days off that loads still come back from.

    Attributes:
        back: the day of the first session after them.
        share: what a load may be by now of what it was before them.
    """

    back: dt.date
    share: float


class History:
    """What was done when, as sessions go by in order."""

    def __init__(self, block: Block, numbers: ReturnNumbers) -> None:
        """Begin as if rested: the day before the block counts as one with sessions."""
        self._block, self._numbers = block, numbers
        eve = add_days(block.scenario.days.start, -1)
        self._last = {True: eve, False: eve}
        self._breaks: dict[bool, tuple[dt.date, int] | None] = {True: None, False: None}
        self._done: dict[str, list[dt.date]] = defaultdict(list)

    def begin(self, session: Session) -> None:
        """Go on to a session, and see whether days off end with it."""
        for legs in (True, False) if session.loads_legs else (False,):
            off = days_between(self._last[legs], session.date) - 1
            if off >= self._numbers.days_off:
                self._breaks[legs] = session.date, off
            self._last[legs] = session.date

    def end(self, session: Session) -> None:
        """Leave a session: what it holds was done on its day."""
        for each in session.exercises:
            self._done[each.exercise].append(session.date)

    def start(self, session: Session, name: str) -> float | None:
        """The largest %1RM of a main lift that is new; None for what is not."""
        role = self._block.menus.fillers(session.focus).get(name)
        monday = monday_of(session.date)
        last = max((day for day in self._done[name] if day < monday), default=None)
        known = last is not None and days_between(last, session.date) <= self._numbers.new_days
        return None if known or role is None or not role.main else self._numbers.new_percent

    def pause(self, session: Session, name: str) -> Pause | None:
        """The days off that an exercise comes back from; None where it has not been away."""
        found = self._breaks[session.loads_legs]
        if found is None:
            return None
        back, off = found
        weeks = days_between(monday_of(back), monday_of(session.date)) // 7
        share = self._numbers.share(off, weeks)
        before = max((day for day in self._done[name] if day < back), default=None)
        if before and days_between(before, back) <= self._numbers.days_off:
            return None
        return None if share is None else Pause(back, share)
