"""Coming back after days off, and starting with what is new: how far a load may go by then.

Loads follow from what stands: from session to session it is kept when the legs, and anything at
all, were trained last, and when each exercise was. No solver here, and the referee never calls it.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from math import floor

from periodize.block import Block
from periodize.dates import add_days, days_between, monday_of
from periodize.model.progression import ReturnNumbers
from periodize.plan import Session
from periodize.prescribe.lifting import half


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
        self._eve = add_days(block.scenario.days.start, -1)
        self._last = {True: self._eve, False: self._eve}
        self._breaks: dict[bool, _Break | None] = {True: None, False: None}
        self._done: dict[str, list[dt.date]] = defaultdict(list)

    def begin(self, session: Session) -> None:
        """Go on to a session, and see whether days off end with it."""
        for legs in (True, False) if session.loads_legs else (False,):
            off = days_between(self._last[legs], session.date) - 1
            if off >= self._numbers.days_off:
                trained = self._last[legs] != self._eve
                self._breaks[legs] = _Break(session.date, off, after_training=trained)
            self._last[legs] = session.date

    def end(self, session: Session) -> None:
        """Leave a session: what it holds was done on its day."""
        for each in session.exercises:
            self._done[each.exercise].append(session.date)

    def start(self, session: Session, name: str) -> float | None:
        """The largest %1RM of a main lift that is new; None for what is not.

        What was never done before starts lower in the weeks back, main lift or not.
        """
        monday = monday_of(session.date)
        last = max((day for day in self._done[name] if day < monday), default=None)
        if last is not None and days_between(last, session.date) <= self._numbers.new_days:
            return None
        found = self._breaks[session.loads_legs]
        share = self._share(found, session) if found and found.after_training else None
        if last is None and share is not None:
            return half(floor, self._numbers.new_percent * share)
        role = self._block.menus.fillers(session.focus).get(name)
        return self._numbers.new_percent if role is not None and role.main else None

    def pause(self, session: Session, name: str) -> Pause | None:
        """The days off that an exercise comes back from; None where it has not been away."""
        found = self._breaks[session.loads_legs]
        if found is None:
            return None
        share = self._share(found, session)
        before = max((day for day in self._done[name] if day < found.back), default=None)
        if before and days_between(before, found.back) <= self._numbers.days_off:
            return None
        return None if share is None else Pause(found.back, share)

    def is_back(self, session: Session) -> bool:
        """Whether days off ended so shortly before a session that no set of it is counted."""
        return any(
            days_between(found.back, session.date) < self._numbers.uncounted_days
            for found in self._breaks.values()
            if found
        )

    def _share(self, found: _Break, session: Session) -> float | None:
        weeks = days_between(monday_of(found.back), monday_of(session.date)) // 7
        return self._numbers.share(found.off, weeks)


@dataclass(frozen=True, slots=True)
class _Break:
    """Days off, as long as they were, that ended with a session on a day.

    Attributes:
        after_training: whether the block held sessions before them.
    """

    back: dt.date
    off: int
    after_training: bool
