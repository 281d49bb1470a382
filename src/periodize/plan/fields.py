"""What the fields of a plan may hold, and how they are written."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal, TypeVar

from pydantic import ConfigDict, Field, PlainSerializer

T = TypeVar("T")

Kit = Literal["barbell", "trap-bar", "dumbbell", "kettlebell"]
"""What has a weight in kg that is known."""

CLOSED = ConfigDict(extra="forbid")
"""No field that is not named."""

Moment = Annotated[
    dt.datetime, PlainSerializer(lambda moment: moment.isoformat(timespec="minutes"))
]
"""A local wall time, written to the minute and without a zone."""
Positive = Annotated[int, Field(ge=1)]
Amount = Annotated[int, Field(ge=0)]
WhereUsed = Annotated[T, Field(exclude_if=lambda value: not value)]
"""A field that is written only where it says something."""
