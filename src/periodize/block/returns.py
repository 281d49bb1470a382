"""The first weeks back after days off: told from windows and from what was done, not from a plan.

A day is off where it has no window. Of the days that were lived it is off where nothing was done,
if sessions were missed there: days between two sessions of a plan that was followed are none.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from periodize.block.types import Week
from periodize.dates import DateRange, add_days, days_between
from periodize.model.progression import ReturnNumbers
from periodize.scenario.scenario import Scenario

THURSDAY = 3


def weeks_back(scenario: Scenario, weeks: Sequence[Week], numbers: ReturnNumbers) -> frozenset[int]:
    """The indices of the weeks in which an athlete is back for the first time.

    Who comes back on a Friday or later has the week after, too. Weeks in which something was done
    already are what they were.
    """
    first = {
        day
        for off in _breaks(scenario)
        if len(off) >= numbers.days_off
        for back in [off.end]
        for day in ([back] if back.weekday() <= THURSDAY else [back, add_days(back, 7)])
    }
    lived = scenario.lived.sessions if scenario.lived else ()
    return frozenset(
        week.index
        for week in weeks
        if any(day in week.days for day in first)
        and not any(session.date in week.days for session in lived)
    )


def _breaks(scenario: Scenario) -> Iterator[DateRange]:
    """Each stretch of days off, as long as it is."""
    days = scenario.days
    trained = [day for day in days if _is_open(scenario, day)]
    last = add_days(days.start, -1)
    for day in trained:
        if days_between(last, day) > 1:
            off = DateRange(add_days(last, 1), day)
            if _is_break(scenario, off):
                yield off
        last = day


def _is_open(scenario: Scenario, day: dt.date) -> bool:
    """Whether something was done on a day, or may still be."""
    lived = scenario.lived
    if lived and day < lived.until:
        return any(session.date == day for session in lived.sessions)
    return day in scenario.windows_by_date


def _is_break(scenario: Scenario, off: DateRange) -> bool:
    missed = scenario.lived.missed if scenario.lived else frozenset()
    closed = not any(day in scenario.windows_by_date for day in off)
    return closed or any(day in off for day in missed)
