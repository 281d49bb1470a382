"""The kinds of value that a scenario's fields hold: times, dates, numbers, short texts."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, ClassVar, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    PlainValidator,
    Strict,
    WithJsonSchema,
)

from periodize.reading.words import quoted

MINUTES_OF_A_DAY = 24 * 60
CLOCK = re.compile(r"([0-9]{1,2}):([0-9]{2})")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
FIRST_YEAR, LAST_YEAR = 1970, 2199

Kilograms = Annotated[float, Strict(), Field(gt=0, le=1000, allow_inf_nan=False)]
Whole = Annotated[int, Strict()]
Number = Annotated[float, Strict(), Field(allow_inf_nan=False)]
Switch = Annotated[bool, Strict()]
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


class Part(BaseModel):
    """A mapping in the file; unknown keys are refused. `called` names it in messages."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
    called: ClassVar[str] = "this mapping"
    example: ClassVar[str] = "{key: value}"


def _clock(value: object) -> int:
    found = CLOCK.fullmatch(value) if isinstance(value, str) else None
    minutes = int(found[1]) * 60 + int(found[2]) if found and int(found[2]) < 60 else None
    if minutes is None or minutes > MINUTES_OF_A_DAY:
        raise ValueError(
            f'{quoted(value)} is not a time of day; write hours:minutes, as in "18:00"'
        )
    return minutes


def _start_clock(value: object) -> int:
    minutes = _clock(value)
    if minutes == MINUTES_OF_A_DAY:
        raise ValueError("nothing can start at 24:00; write 00:00 of the next day")
    return minutes


def _day(value: object) -> date:
    day = value
    if isinstance(value, str) and DAY.fullmatch(value):
        try:
            day = date.fromisoformat(value)
        except ValueError:
            raise ValueError(f"{quoted(value)} is not a day of the calendar") from None
    if not isinstance(day, date):
        raise ValueError(f"{quoted(value)} is not a date; write year-month-day, as in 2027-05-03")
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError(f"{day} is not a date between {FIRST_YEAR} and {LAST_YEAR}")
    return day


def _text(value: str) -> str:
    if not value.strip():
        raise ValueError("a text here must hold at least one letter")
    if not value.isprintable():
        raise ValueError(f"{quoted(value)} holds a line break or control character")
    return value.strip()


def _schema(**schema: Any) -> WithJsonSchema:
    return WithJsonSchema(schema)


Clock = Annotated[
    int,
    PlainValidator(_start_clock),
    _schema(type="string", pattern=r"^([01]?[0-9]|2[0-3]):[0-5][0-9]$", examples=["18:00"]),
]
"""A time of day, in minutes after midnight; below 24:00."""

EndClock = Annotated[
    int,
    PlainValidator(_clock),
    _schema(type="string", pattern=r"^(([01]?[0-9]|2[0-3]):[0-5][0-9]|24:00)$", examples=["19:30"]),
]
"""A time of day at which something ends, in minutes after midnight; 24:00 is the day's end."""

Day = Annotated[date, PlainValidator(_day), _schema(type="string", format="date")]
"""A date, from 1970 to 2199."""

TitleText = Annotated[str, Strict(), Field(min_length=1, max_length=400), AfterValidator(_text)]
"""A title as a calendar writes it, 1 to 400 characters."""

Text = Annotated[str, Strict(), Field(min_length=1, max_length=120), AfterValidator(_text)]
"""One line of text, 1 to 120 characters."""
