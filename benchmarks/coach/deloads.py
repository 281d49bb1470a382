"""Row 4: deloads that are harder for the legs than the week before, or stand in the wrong week."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from statistics import mean

from benchmarks.coach.facts import NORMAL, Facts
from benchmarks.coach.room import leg_places
from periodize.plan import WeekRecord

LEFT_PERCENT = 60
"""Of the leg sets of the week before, at most."""
SHORTEST = 20
"""Minutes; a session as short as this need not become shorter."""
DOWN_PERCENT = 85
"""Of the mean running of the weeks beside it, at most, makes a down-week."""
SHORT_PHASE = 3
"""Weeks; a phase as short as this does not open with a deload."""
Pair = tuple[WeekRecord, WeekRecord]


def more_leg_sessions(facts: Facts) -> Iterator[str | None]:
    """Deloads that hold more leg sessions than the week before."""
    for before, week in _deloads(facts):
        was, now = len(facts.legs_of(before)), len(facts.legs_of(week))
        yield f"{week.start} {now} leg sessions after {was}" if now > was else None


def too_many_leg_sets(facts: Facts) -> Iterator[str | None]:
    """Deloads that hold more than 60 % of the leg sets of the week before."""
    for before, week in _deloads(facts):
        was, now = (facts.leg_sets(facts.sessions_of(each)) for each in (before, week))
        over = 100 * now > LEFT_PERCENT * was
        yield f"{week.start} {now} leg sets after {was}" if over else None


def as_long(facts: Facts) -> Iterator[str | None]:
    """Deloads whose leg sessions are as long as those of the week before."""
    for before, week in _deloads(facts):
        was, now = ([s.minutes for s in facts.legs_of(each)] for each in (before, week))
        if was and now:
            longer = mean(now) >= mean(was) and max(now) > SHORTEST
            yield f"{week.start} {now} min after {was} min" if longer else None


def opens_a_short_phase(facts: Facts) -> Iterator[str | None]:
    """Deloads in the first week of a phase of three weeks or less."""
    for _, group in groupby(facts.weeks, key=lambda week: week.phase):
        weeks = list(group)
        for week in weeks:
            if week.deload:
                opens = week is weeks[0] and len(weeks) <= SHORT_PHASE
                yield f"{week.start} opens {week.phase} of {len(weeks)} weeks" if opens else None


def beside_the_down_week(facts: Facts) -> Iterator[str | None]:
    """Deloads right before or after a week in which the runner runs less, instead of in it."""
    weeks, down = facts.weeks, _down_weeks(facts)
    for index, week in enumerate(weeks):
        if week.deload:
            near = [n for n in (index - 1, index + 1) if 0 <= n < len(weeks)]
            missed = not down[index] and any(down[n] and _is_plain(weeks, n) for n in near)
            yield f"{week.start} deload beside the runner's down-week" if missed else None


def _deloads(facts: Facts) -> Iterator[Pair]:
    """Each deload with the week before, where that is one of normal training with room for legs."""
    for before, week in pairwise(facts.weeks):
        if week.deload and before.phase in NORMAL and leg_places(facts, before):
            yield before, week


def _down_weeks(facts: Facts) -> Sequence[bool]:
    running = [facts.running_minutes(week) for week in facts.weeks]
    found = []
    for index, minutes in enumerate(running):
        beside = [*running[max(0, index - 1) : index], *running[index + 1 : index + 2]]
        found.append(bool(beside) and 100 * minutes <= DOWN_PERCENT * mean(beside))
    return found


def _is_plain(weeks: Sequence[WeekRecord], index: int) -> bool:
    """Whether a week could be a deload: of normal training, and not the first of a short phase."""
    week = weeks[index]
    length = sum(1 for each in weeks if each.phase == week.phase)
    opens = index == 0 or weeks[index - 1].phase != week.phase
    return week.phase in NORMAL and not week.deload and not (opens and length <= SHORT_PHASE)
