"""Days that a question may be about."""

from __future__ import annotations

from datetime import date

from periodize.dates import format_day
from periodize.errors import InputRefused, Problem
from periodize.scenario.scenario import Scenario


def check_day(scenario: Scenario, day: date, option: str = "DATE") -> None:
    """Refuse a day outside the block, and name the option that gave it.

    Raises:
        InputRefused: it is outside.
    """
    if day not in scenario.days:
        first, last = format_day(scenario.days.start), format_day(scenario.days.last_day)
        message = f"{format_day(day)} is outside the block, {first} to {last}"
        raise InputRefused([Problem(option, 0, 0, message)])
