"""Leg sessions week by week: which weeks another plan gives a first one, or a second."""

from __future__ import annotations

from collections import Counter

from periodize.dates import monday_of
from periodize.plan import HEAVY_LEG_CLASSES, Plan
from periodize.scenario.scenario import Scenario


def weeks_with_more(scenario: Scenario, base: Plan, other: Plan, held: int) -> tuple[int, ...]:
    """The numbers of the weeks that hold so many leg sessions in one plan, and more in another."""
    before, after = _by_week(scenario, base), _by_week(scenario, other)
    return tuple(week for week in sorted(after) if before[week] == held < after[week])


def weeks_with_one(scenario: Scenario, plan: Plan) -> tuple[int, ...]:
    """The numbers of the weeks that hold one leg session."""
    return tuple(week for week, count in sorted(_by_week(scenario, plan).items()) if count == 1)


def weeks_with_longer(scenario: Scenario, base: Plan, other: Plan) -> tuple[int, ...]:
    """The numbers of the weeks whose heavy session for the legs is longer in another plan.

    Weeks that hold none in either plan are not compared.
    """
    before, after = _longest_heavy(scenario, base), _longest_heavy(scenario, other)
    return tuple(week for week in sorted(before) if before[week] < after.get(week, 0))


def _longest_heavy(scenario: Scenario, plan: Plan) -> dict[int, int]:
    """By week, the minutes of the longest heavy session for the legs."""
    first = monday_of(scenario.days.start)
    longest: dict[int, int] = {}
    for session in plan.sessions:
        if session.load_class in HEAVY_LEG_CLASSES:
            week = (monday_of(session.date) - first).days // 7 + 1
            longest[week] = max(session.minutes, longest.get(week, 0))
    return longest


def _by_week(scenario: Scenario, plan: Plan) -> Counter[int]:
    first = monday_of(scenario.days.start)
    return Counter(
        (monday_of(session.date) - first).days // 7 + 1
        for session in plan.sessions
        if session.loads_legs
    )
