"""The template: Tuesday and Friday after work, whatever is run; legs first, then what is left."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from benchmarks.rivals.menus import listed
from benchmarks.rivals.task import Attempt, Problem
from periodize.block import Block, Option, Week
from periodize.engine.solution import Solution

WEEKDAYS = (1, 4)


def attempt(problem: Problem) -> Attempt:
    """Two sessions a week, on the days' last openings; none where a day has no window."""
    options = tuple(
        option for week in problem.block.calendar.weeks for option in _of(problem.block, week)
    )
    menus = {option.menu for option in options}
    return Attempt(Solution(options, {menu: listed(problem.block, menu) for menu in menus}))


def _of(block: Block, week: Week) -> Iterator[Option]:
    used: set[str] = set()
    for day in week.days:
        if day.weekday() in WEEKDAYS and (offered := _last(block, day)):
            legs_first = sorted(
                offered, key=lambda option: (option.focus in used, not option.loads_legs)
            )
            used.add(legs_first[0].focus)
            yield legs_first[0]


def _last(block: Block, day: dt.date) -> list[Option]:
    """What could stand at the last start of the day."""
    offered = [option for option in block.options.all if option.date == day]
    last = max((option.start for option in offered), default=None)
    return [option for option in offered if option.start == last]
