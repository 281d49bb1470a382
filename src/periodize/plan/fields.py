"""What the fields of a plan may hold, and how they are written."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Literal, TypeVar

from pydantic import BeforeValidator, ConfigDict, Field, PlainSerializer

T = TypeVar("T")

Kit = Literal["barbell", "trap-bar", "dumbbell", "kettlebell"]
"""What has a weight in kg that is known."""
Stamp = Literal["kg", "lb"]
"""A unit that stands on a weight."""

CLOSED = ConfigDict(extra="forbid")
"""No field that is not named."""
FIRST_YEAR, LAST_YEAR = 1970, 2199

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(rf"({_DAY.pattern})[T ]([0-9]{{2}}:[0-9]{{2}})(:00(\.0+)?)?")


def _day(value: object) -> object:
    if isinstance(value, dt.date):
        return value
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise ValueError("a date is a text, year-month-day, as in 2027-05-03")
    day = dt.date.fromisoformat(value)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError(f"a date lies between {FIRST_YEAR} and {LAST_YEAR}")
    return day


def _moment(value: object) -> object:
    if isinstance(value, dt.datetime):
        return value
    found = _MOMENT.match(value) if isinstance(value, str) else None
    if not found or not isinstance(value, str):
        raise ValueError('a start is a text, "18:00" or "2027-05-18T18:00"')
    if found.end() < len(value):
        raise ValueError("a start is an hour of the clock there, to the minute and without a zone")
    moment = dt.datetime.fromisoformat(f"{found[1]}T{found[2]}")
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise ValueError(f"a start lies between {FIRST_YEAR} and {LAST_YEAR}")
    return moment


Day = Annotated[dt.date, BeforeValidator(_day)]
"""A date, from 1970 to 2199."""
Moment = Annotated[
    dt.datetime,
    BeforeValidator(_moment),
    PlainSerializer(lambda moment: moment.isoformat(timespec="minutes")),
]
"""A local wall time, written to the minute and without a zone."""
Positive = Annotated[int, Field(ge=1, le=10_000)]
Amount = Annotated[int, Field(ge=0, le=10_000)]
Count = Annotated[int, Field(ge=0, le=10**9)]
"""What a goal is worth, or how often something changed."""
Minutes = Annotated[int, Field(ge=1, le=24 * 60)]
Kilograms = Annotated[float, Field(ge=0, le=1000, allow_inf_nan=False)]
Percent = Annotated[float, Field(ge=0, le=200, allow_inf_nan=False)]
Landings = Annotated[float, Field(ge=0, le=100_000, allow_inf_nan=False)]
Sets = Annotated[float, Field(ge=0, le=10_000, allow_inf_nan=False)]
"""Sets of a week for a muscle, which a lift may count by halves."""
Name = Annotated[str, Field(max_length=200)]
Sentence = Annotated[str, Field(max_length=5000)]
WhereUsed = Annotated[T, Field(exclude_if=lambda value: not value)]
"""A field that is written only where it says something."""
