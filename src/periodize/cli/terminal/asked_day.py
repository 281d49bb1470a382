"""A day that an option names."""

from __future__ import annotations

import datetime as dt

from periodize.dates import day_of
from periodize.errors import InputRefused, Problem


def asked_day(option: str, text: str | None) -> dt.date | None:
    """The day that an option names; None where it is not given.

    Raises:
        InputRefused: it is no date.
    """
    if text is None:
        return None
    try:
        return day_of(text)
    except ValueError:
        told = f"'{text}' is not a date; write year-month-day, as in 2027-05-03"
        raise InputRefused([Problem(option, 0, 0, told)]) from None
