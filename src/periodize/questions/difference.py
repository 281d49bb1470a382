"""Two plans side by side: what stays, moves, comes and goes, and what it does to the goals."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from periodize.dates import monday_of
from periodize.plan import BrokenWish, Plan, Session
from periodize.questions.content_changes import Alteration, LoadChange, alterations, load_changes
from periodize.rules.base import GOALS


@dataclass(frozen=True, slots=True)
class GoalChange:
    """What a goal misses in either plan; `proven` if neither can be better."""

    name: str
    before: int
    after: int
    proven: bool

    @property
    def change(self) -> int:
        """How much more is missed; negative if less."""
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class SessionChange:
    """A session that moved, came or went; what is None is of the plan in which it does not stand.

    Attributes:
        id: the session's.
        focus: what it is for.
        before, after: when it begins.
        minutes_before, minutes_after: how long it takes.
        place_before, place_after: where it is held.
    """

    id: str
    focus: str
    before: dt.datetime | None
    after: dt.datetime | None
    minutes_before: int | None = None
    minutes_after: int | None = None
    place_before: str | None = None
    place_after: str | None = None


@dataclass(frozen=True, slots=True)
class WeekChange:
    """A Monday week: sessions held, and what it misses of each goal, in either plan."""

    start: dt.date
    sessions_before: int
    sessions_after: int
    missed_before: tuple[int, ...]
    missed_after: tuple[int, ...]

    @property
    def is_worse(self) -> bool:
        """Whether the earliest goal that changes misses more."""
        return self.missed_after > self.missed_before

    @property
    def first_goal(self) -> str | None:
        """The earliest goal that changes; None if none does."""
        pairs = zip(GOALS, self.missed_before, self.missed_after, strict=True)
        return next((goal for goal, before, after in pairs if before != after), None)


@dataclass(frozen=True, slots=True)
class Difference:
    """What another plan changes.

    Attributes:
        kept: sessions that stand where they stood.
        moved, added, lost: the others.
        goals: in their order.
        weeks: all weeks that either plan has.
        first_worse: the Monday of the first week that gets worse; None if none does. Of a plan that
            was made again, the first that was still open.
        missed_anew: wishes that only the other plan misses, in order of date.
        missed_no_more: those that it misses no longer.
        asked_before, asked_after: sessions that the weeks ask for, in all.
        altered: sessions that begin when they began, and hold other exercises, sets or loads.
        loads: exercises of the sessions that both plans have, with another weight.
    """

    kept: int
    moved: tuple[SessionChange, ...]
    added: tuple[SessionChange, ...]
    lost: tuple[SessionChange, ...]
    goals: tuple[GoalChange, ...]
    weeks: tuple[WeekChange, ...]
    first_worse: dt.date | None
    missed_anew: tuple[BrokenWish, ...] = ()
    missed_no_more: tuple[BrokenWish, ...] = ()
    asked_before: int = 0
    asked_after: int = 0
    altered: tuple[Alteration, ...] = ()
    loads: tuple[LoadChange, ...] = ()

    @property
    def first_worse_week(self) -> WeekChange | None:
        """The first week that gets worse; None if none does."""
        return next((week for week in self.weeks if week.start == self.first_worse), None)

    @property
    def proven(self) -> bool:
        """Whether no plan on either side can be better."""
        return all(goal.proven for goal in self.goals)

    @property
    def price(self) -> tuple[int, ...]:
        """What each goal misses more; compared from the first on, as the goals count."""
        return tuple(goal.change for goal in self.goals)


def difference(before: Plan, after: Plan, since: dt.date | None = None) -> Difference:
    """Compare two plans of a block; a session is the same in both if it has the same id.

    Args:
        before: the plan as it was.
        after: the other one.
        since: the first day that was open; weeks before its own are past, and get no worse.
    """
    old = {session.id: session for session in before.sessions}
    new = {session.id: session for session in after.sessions}
    both = [name for name in old if name in new]
    moved = [name for name in both if old[name].slot != new[name].slot]
    weeks = tuple(_weeks(before, after))
    worse = (week.start for week in weeks if week.is_worse)
    first = monday_of(since) if since else dt.date.min
    return Difference(
        kept=len(both) - len(moved),
        moved=tuple(_change(old[name], new[name]) for name in moved),
        added=tuple(_change(None, each) for name, each in new.items() if name not in old),
        lost=tuple(_change(each, None) for name, each in old.items() if name not in new),
        goals=tuple(_goals(before, after)),
        weeks=weeks,
        first_worse=next((monday for monday in worse if monday >= first), None),
        missed_anew=_only_in(after, before),
        missed_no_more=_only_in(before, after),
        asked_before=sum(week.target for week in before.weeks),
        asked_after=sum(week.target for week in after.weeks),
        altered=tuple(alterations(old, new)),
        loads=tuple(load_changes(old, new)),
    )


def _only_in(plan: Plan, other: Plan) -> tuple[BrokenWish, ...]:
    left = Counter(plan.broken_wishes) - Counter(other.broken_wishes)
    return tuple(sorted(left.elements(), key=lambda wish: (wish.date, wish.rule, wish.text)))


def _change(old: Session | None, new: Session | None) -> SessionChange:
    session = new or old
    if session is None:
        raise ValueError("a session must stand in one of the plans")
    return SessionChange(
        session.id,
        session.focus,
        old.start if old else None,
        new.start if new else None,
        old.minutes if old else None,
        new.minutes if new else None,
        old.place if old else None,
        new.place if new else None,
    )


def _goals(before: Plan, after: Plan) -> Iterator[GoalChange]:
    for old, new in zip(before.goals, after.goals, strict=True):
        yield GoalChange(old.name, old.value, new.value, old.proven and new.proven)


def _weeks(before: Plan, after: Plan) -> Iterator[WeekChange]:
    old, new = _by_week(before), _by_week(after)
    missed_before, missed_after = _missed(before), _missed(after)
    for monday in sorted({monday_of(week.start) for week in (*before.weeks, *after.weeks)}):
        yield WeekChange(
            monday,
            old[monday],
            new[monday],
            tuple(missed_before[monday, goal] for goal in GOALS),
            tuple(missed_after[monday, goal] for goal in GOALS),
        )


def _by_week(plan: Plan) -> Counter[dt.date]:
    return Counter(monday_of(session.date) for session in plan.sessions)


def _missed(plan: Plan) -> Counter[tuple[dt.date, str]]:
    missed: Counter[tuple[dt.date, str]] = Counter()
    for wish in plan.broken_wishes:
        missed[monday_of(wish.date), wish.goal] += wish.cost
    return missed


def price_text(goals: Sequence[GoalChange]) -> str:
    """What a change costs, such as `gaps +2, balance -1`, or `nothing`."""
    return ", ".join(f"{goal.name} {goal.change:+d}" for goal in goals if goal.change) or "nothing"
