"""Which day for a race: every candidate with its price, best first."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from periodize.dates import WEEKDAYS, DateRange, add_days, format_day, format_short_day
from periodize.errors import InputRefused, OutOfTime, Problem
from periodize.plan import Plan
from periodize.questions.apply_variant import varied
from periodize.questions.asking import Asking, Clash
from periodize.questions.difference import Difference, difference
from periodize.questions.near_races import NearRaces, near_races
from periodize.scenario.resolve.races import DAYS_KEPT_AFTER_BLOCK, longer_block
from periodize.scenario.scenario import Scenario
from periodize.scenario.variant.draft import Draft
from periodize.scenario.variant.variant import Variant, variant_of

MOST_DAYS = 200


@dataclass(frozen=True, slots=True)
class Candidate:
    """A day for a race: its price, the clash, or why the scenario cannot have it.

    Attributes:
        day: the day.
        difference: from the base plan to the best one with the race; None without a plan.
        clash: the rules that leave no plan.
        refused: what is wrong with the race on that day.
        plan: the best plan with the race there.
        near: races so close to it that the first of the two weighs on the second; no price says so.
        behind: whether the day comes after the block, so that only what leads up to it is priced.
        late: whether time ran out before there was a plan or a clash.
        outside: whether the day lies before the block or long behind it, where a race changes
            nothing.
    """

    day: date
    difference: Difference | None = None
    clash: Clash | None = None
    refused: str | None = None
    plan: Plan | None = None
    near: tuple[NearRaces, ...] = ()
    behind: bool = False
    late: bool = False
    outside: bool = False

    @property
    def proven(self) -> bool:
        """Whether the price is final."""
        return not self.late and (self.difference is None or self.difference.proven)

    @property
    def rank(self) -> tuple[bool, bool, tuple[int, ...], int, date]:
        """Best first: outside the rest after a race, then the goals, then few moves, then early."""
        if self.difference is None:
            return True, False, (), 0, self.day
        changed = len(self.difference.moved) + len(self.difference.lost)
        return False, bool(self.near), self.difference.price, changed, self.day


def days_between(first: date, last: date, weekdays: Collection[str]) -> tuple[date, ...]:
    """The days from one to another, both included, on some weekdays; on all if none are given.

    Raises:
        InputRefused: there is none, or there are more than 200.
    """
    if last < first:
        raise _refused(f"{format_day(last)} comes before {format_day(first)}")
    days = [
        day
        for day in DateRange(first, add_days(last, 1))
        if (not weekdays or WEEKDAYS[day.weekday()] in weekdays)
    ]
    if not days:
        span = f"between {format_day(first)} and {format_day(last)}"
        raise _refused(f"no {' or '.join(weekdays)} lies {span}")
    if len(days) > MOST_DAYS:
        raise _refused(f"{len(days)} days are too many to try; at most {MOST_DAYS} are allowed")
    return tuple(days)


def _refused(message: str) -> InputRefused:
    return InputRefused([Problem("--between", 0, 0, message)])


def find_date(
    draft: Draft, base: Plan, race: Mapping[str, Any], days: Sequence[date], asking: Asking
) -> tuple[Candidate, ...]:
    """Put a race on each of some days, and rank the days; a day that cannot have it comes last.

    Args:
        draft: the scenario without the race.
        base: its plan.
        race: the race as the scenario would write it, without its date.
        days: the candidates.
        asking: how to solve.

    Raises:
        InputRefused: no scenario could have such a race, or none of the days counts.
    """
    _check(race, days[0])
    scenario = draft.scenario()
    near = DateRange(scenario.days.start, add_days(scenario.days.end, DAYS_KEPT_AFTER_BLOCK))
    counting = [day for day in days if day in near]
    if not counting:
        first, last = format_day(near.start), format_day(near.last_day)
        message = f"none of these days counts; races do from {first}, when the block begins, "
        longer = longer_block(scenario.days, days[-1])
        raise _refused(f"{message}to {last}, four weeks after its end{longer}")
    named = [(format_short_day(day), day) for day in counting]
    taken = {each.date: each.name for each in scenario.races}
    found = [
        Candidate(day, refused=f"{taken[day]} is run on that day")
        if day in taken
        else _tried(draft, base, race, day, asking)
        for day in (counting[place] for place in asking.steps(named))
    ]
    found += [Candidate(day, outside=True) for day in days if day not in near]
    return tuple(sorted(found, key=lambda each: each.rank))


def _check(race: Mapping[str, Any], day: date) -> None:
    try:
        _offer(race, day)
    except InputRefused as error:
        raise InputRefused([replace(each, file="--race") for each in error.problems]) from None


def _offer(race: Mapping[str, Any], day: date) -> Variant:
    return variant_of(format_short_day(day), add_races=[{**race, "date": day.isoformat()}])


def _tried(
    draft: Draft, base: Plan, race: Mapping[str, Any], day: date, asking: Asking
) -> Candidate:
    try:
        scenario = varied(draft, _offer(race, day))
    except InputRefused as error:
        return Candidate(day, refused=error.problems[0].message)
    return _priced(scenario, base, day, asking)


def _priced(scenario: Scenario, base: Plan, day: date, asking: Asking) -> Candidate:
    try:
        found = asking.plan(scenario, near=base.sessions, earlier=base)
    except OutOfTime:
        return Candidate(day, late=True)
    near = tuple(two for two in near_races(scenario) if day in (two.first_day, two.second_day))
    told = Candidate(day, near=near, behind=day >= scenario.days.end)
    if isinstance(found, Clash):
        return replace(told, clash=found)
    return replace(told, difference=difference(base, found), plan=found)
