"""What a page may ask, as the JSON of its requests; anything else is refused."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

Name = Annotated[str, Field(min_length=1, max_length=500)]


class _Asked(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SeekPlan(_Asked):
    """The plan of the scenario as it is."""

    ask: Literal["plan"]


class Move(_Asked):
    """A race or a session on another day."""

    ask: Literal["move"]
    kind: Literal["race", "session"]
    id: Name
    to: dt.date


class AddRace(_Asked):
    """A race more."""

    ask: Literal["add"]
    name: Name
    date: dt.date
    km: Annotated[float, Field(gt=0, le=1000)]
    priority: Literal["A", "B", "C"]


class DropRace(_Asked):
    """A race that is not run."""

    ask: Literal["drop"]
    id: Name


class Away(_Asked):
    """Days without strength: ill, or away."""

    ask: Literal["away"]
    since: dt.date
    until: dt.date


class SetNumber(_Asked):
    """Another number of a rule, or a rule switched on or off."""

    ask: Literal["set"]
    rule: Name
    key: Name
    value: Any


class FindDate(_Asked):
    """What a race costs on each day of some weeks."""

    ask: Literal["find-date"]
    km: Annotated[float, Field(gt=0, le=1000)]
    priority: Literal["A", "B", "C"]
    since: dt.date
    until: dt.date
    weekdays: tuple[Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"], ...] = ()


class Replan(_Asked):
    """The plan from a day on, without what was missed."""

    ask: Literal["replan"]
    since: dt.date
    missed: tuple[Name, ...] = ()


class Simple(_Asked):
    """What needs no more than its word."""

    ask: Literal[
        "undo",
        "stop",
        "keep",
        "keep-again",
        "beside",
        "lines",
        "reload",
        "repairs",
        "prices",
        "alternatives",
        "feeds",
    ]


class OpenSession(_Asked):
    """A session in full."""

    ask: Literal["session"]
    id: Name


Change = Move | AddRace | DropRace | Away | SetNumber
Asked = Annotated[
    SeekPlan | Change | FindDate | Replan | Simple | OpenSession, Field(discriminator="ask")
]
ASKED: TypeAdapter[Asked] = TypeAdapter(Asked)
