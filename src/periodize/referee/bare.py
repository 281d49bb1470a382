"""Sessions without exercises: what they hold cannot be judged, only their day, hour and length."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from periodize.dates import monday_of
from periodize.plan import Plan
from periodize.rules.base import Rule, Violation
from periodize.rules.reach import OF_CONTENTS


def judgeable(
    rules: Iterable[Rule], plan: Plan, found: Iterable[Violation]
) -> tuple[Violation, ...]:
    """The violations without those that only say that such a session holds nothing.

    Of a rule that looks at what sessions hold these are the ones of its day, and the wishes of its
    week.
    """
    contents = {rule.rule for rule in rules if rule.reach in OF_CONTENTS}
    days = {session.date for session in plan.sessions if not session.exercises}
    weeks = {monday_of(day) for day in days}
    return tuple(
        each for each in found if not (each.rule in contents and _is_of_one(each, days, weeks))
    )


def _is_of_one(found: Violation, days: Collection[date], weeks: Collection[date]) -> bool:
    return found.date in days or (not found.breaks_must and monday_of(found.date) in weeks)
