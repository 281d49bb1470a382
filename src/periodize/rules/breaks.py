"""Days off in a finished plan, told from its dates: what comes back from them, and what is new."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from math import floor
from typing import NamedTuple

from periodize.block import Block
from periodize.dates import add_days, days_between, monday_of
from periodize.model.progression import ReturnNumbers
from periodize.plan import Plan, Prescription, Session

HALVES = 2
"""A %1RM is written to the half."""


class Lift(NamedTuple):
    """An exercise in the session where it stands."""

    session: Session
    done: Prescription


class Comeback(NamedTuple):
    """What a lift comes back to.

    Attributes:
        off: the days off.
        percent: the %1RM that it may have by now; 0 where none is known from before.
    """

    off: int
    percent: float


class DaysOff:
    """The days off of a plan, for the legs and from everything."""

    def __init__(self, block: Block, plan: Plan, numbers: ReturnNumbers) -> None:
        self._numbers = numbers
        self._eve = add_days(block.scenario.days.start, -1)
        sessions = [s for s in plan.sessions if s.date > self._eve]
        self._lifts = lifts_of(block, plan)
        self._days = {
            True: sorted({s.date for s in sessions if s.loads_legs}),
            False: sorted({s.date for s in sessions}),
        }

    def comeback(self, lift: Lift) -> Comeback | None:
        """What a lift comes back to in its week; None where it has not been away.

        Whether it has been away is told from all places, its load from its own place and kit.
        """
        lifts = self._lifts.get(lift.done.exercise, ())
        day = lift.session.date
        for first, back in self._breaks(self._days[lift.session.loads_legs], day):
            off = days_between(first, back) - 1
            share = self._numbers.share(off, days_between(monday_of(back), monday_of(day)) // 7)
            before = [each for each in lifts if each.session.date < back]
            rested = before and days_between(before[-1].session.date, back)
            if share is None or (rested and rested <= self._numbers.days_off):
                return None
            base = heaviest_before([each for each in before if _is_like(each, lift)])
            return Comeback(off, share * ((base.done.percent_1rm if base else 0) or 0))
        return None

    def share_of_start(self, lift: Lift) -> float | None:
        """What is left of a start for what the block first holds in the weeks back; None else."""
        day = lift.session.date
        lifts = self._lifts.get(lift.done.exercise, ())
        if any(each.session.date < monday_of(day) for each in lifts):
            return None
        first, back = next(self._breaks(self._days[lift.session.loads_legs], day), (self._eve, day))
        weeks = days_between(monday_of(back), monday_of(day)) // 7
        is_break = first != self._eve
        return self._numbers.share(days_between(first, back) - 1, weeks) if is_break else None

    def ended_before(self, day: dt.date, within: int) -> bool:
        """Whether some days off ended on a day or fewer than so many days before it."""
        return any(
            days_between(back, day) < within
            for days in self._days.values()
            for _, back in self._breaks(days, day)
        )

    def _breaks(self, days: Sequence[dt.date], until: dt.date) -> Iterator[tuple[dt.date, dt.date]]:
        """The last session before each break and the first after it, the latest break first."""
        known = [self._eve, *(day for day in days if day <= until)]
        for first, back in reversed(list(pairwise(known))):
            if days_between(first, back) > self._numbers.days_off:
                yield first, back


class Lowered:
    """How low a plan's lifts may stand, whatever their phase gives: coming back, or new."""

    def __init__(self, block: Block, plan: Plan) -> None:
        self._block, self._numbers = block, block.numbers.returning
        self._away = DaysOff(block, plan, self._numbers) if self._numbers else None
        self._lifts = lifts_of(block, plan)

    def least(self, session: Session, done: Prescription) -> float:
        """The %1RM down to which a lift may stand; 100 where nothing lowers it."""
        numbers, lifts = self._numbers, self._lifts.get(done.exercise, ())
        if numbers is None or self._away is None:
            return 100
        lift = Lift(session, done)
        back = self._away.comeback(lift)
        least = [floor(HALVES * back.percent) / HALVES] if back and back.percent else []
        if is_main(self._block, lift) and is_new(lift, lifts, numbers.new_days):
            least.append(numbers.new_percent)
        if (share := self._away.share_of_start(lift)) is not None:
            least.append(floor(HALVES * numbers.new_percent * share) / HALVES)
        return min(least, default=100)

    def climbs_from(self, session: Session, done: Prescription) -> float:
        """The %1RM from which a lift climbs back after days off; 100 where it comes from none.

        That of its comeback, or else of the last week with it at its place, if that stood below
        what some earlier week had.
        """
        if self._away is None:
            return 100
        lift = Lift(session, done)
        back = self._away.comeback(lift)
        if back and back.percent:
            return floor(HALVES * back.percent) / HALVES
        if self._away.share_of_start(lift) is not None:
            return self.least(session, done)
        monday = monday_of(session.date)
        lifts = self._lifts.get(done.exercise, ())
        before = [each for each in lifts if each.session.date < monday and _is_like(each, lift)]
        last = heaviest_before(before)
        highest = max((each.done.percent_1rm or 0 for each in before), default=0)
        percent = (last.done.percent_1rm or 100) if last else 100
        began_low = bool(before) and self._away.share_of_start(before[0]) is not None
        return percent if percent < highest or began_low else 100


def lifts_of(block: Block, plan: Plan) -> Mapping[str, Sequence[Lift]]:
    """Every exercise of the block's sessions, in order."""
    found: dict[str, list[Lift]] = defaultdict(list)
    for session in sorted(plan.sessions, key=lambda session: session.start):
        if session.date in block.scenario.days:
            for done in session.exercises:
                found[done.exercise].append(Lift(session, done))
    return found


def is_main(block: Block, lift: Lift) -> bool:
    """Whether a lift is a main one of its session."""
    focus = lift.session.focus
    fillers = block.menus.fillers(focus) if focus in block.model.focuses else {}
    return lift.done.exercise in fillers and fillers[lift.done.exercise].main


def is_new(lift: Lift, lifts: Sequence[Lift], new_days: int) -> bool:
    """Whether a lift was not done in an earlier week of the last days."""
    monday = monday_of(lift.session.date)
    since = add_days(lift.session.date, -new_days)
    return not any(since <= each.session.date < monday for each in lifts)


def heaviest_before(earlier: Sequence[Lift]) -> Lift | None:
    """The heaviest of the last week with a load; deloads only where there is nothing else."""
    loaded = [lift for lift in earlier if lift.done.load_kg or lift.done.percent_1rm]
    candidates = [lift for lift in loaded if not lift.session.deload] or loaded
    weeks = {monday_of(lift.session.date) for lift in candidates}
    last = [lift for lift in candidates if monday_of(lift.session.date) == max(weeks)]
    return max(last, key=_weight) if last else None


def _is_like(before: Lift, now: Lift) -> bool:
    """Whether both stand at one place with one kit; what does not name its own has the same."""
    same = before.session.place == now.session.place
    return same and before.done.kit in (now.done.kit, None)


def _weight(lift: Lift) -> tuple[float, float]:
    return lift.done.load_kg or 0, lift.done.percent_1rm or 0
