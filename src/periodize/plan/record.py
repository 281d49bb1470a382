"""The plan: sessions, goals with their proof, weeks, wishes that gave way, the calendar's state."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

from pydantic import Field

from periodize.plan.fields import (
    CLOSED,
    Count,
    Day,
    Moment,
    Name,
    Sentence,
    Sets,
    WhereUsed,
)
from periodize.plan.sessions import Session

Bound = Annotated[int, Field(ge=-(10**9), le=10**9)]
"""What is proven of an amount; below nothing where nothing is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalRecord:
    """One level of the objective: its value, the bound that was proven, and whether they meet."""

    name: Name
    value: Count
    bound: Bound
    proven: bool

    __pydantic_config__ = CLOSED


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekRecord:
    """What one Monday week holds: sessions held and asked for, minutes reserved for them."""

    start: Day
    season: Name
    phase: Name
    deload: bool
    sessions: Count
    target: Count
    minutes: Count
    sets_by_muscle: Mapping[Name, Sets]

    __pydantic_config__ = CLOSED


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokenWish:
    """A wish that had to give, and what that counts in its goal."""

    rule: Name
    date: Day
    text: Sentence
    cost: Count
    goal: Name = ""

    __pydantic_config__ = CLOSED


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarState:
    """What the calendar file last said of a session or race.

    Attributes:
        sequence: how often the event has changed; at least 0.
        digest: fingerprint of all that the event shows.
        cancelled: whether it is gone; the fields below are what its event still needs.
        start: local wall time.
        minutes: its length; None for the whole day.
        summary: its title.
    """

    sequence: Count
    digest: Name
    cancelled: bool
    start: Moment | None = None
    minutes: Count | None = None
    summary: Sentence = ""

    __pydantic_config__ = CLOSED


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioRef:
    """The scenario that a plan was made for; sha256 of its text and imports."""

    id: Name
    name: Name
    sha256: Name

    __pydantic_config__ = CLOSED


@dataclass(frozen=True, slots=True, kw_only=True)
class Replanned:
    """That a plan was made in the middle of its block.

    Attributes:
        since: the first day that was still open; what stands before it was done.
        missed: the ids of earlier sessions that were not done.
        missed_days: the days of all sessions of the block that were not done, in order.
        done: the ids of later sessions that were done already.
        moves: how many sessions that were still to come did not stay where they stood.
        fewest: no plan moves fewer; equal to `moves` where that is proven.
    """

    since: Day
    missed: tuple[Name, ...] = ()
    missed_days: WhereUsed[tuple[Day, ...]] = ()
    done: WhereUsed[tuple[Name, ...]] = ()
    moves: Count = 0
    fewest: Bound = 0

    __pydantic_config__ = CLOSED


@dataclass(frozen=True, kw_only=True)
class Plan:
    """The result of a solve; written by hand, it needs only `format` and `sessions`.

    `without_reasons` says that no session tells why it stands there, since a search was not waited
    for. `replanned` is None for a plan of the whole block; else its proof speaks of the days from
    there on.
    """

    format: Literal[1] = 1
    scenario: ScenarioRef | None = None
    model: Sentence | None = None
    seed: Annotated[int, Field(ge=0, lt=2**31)] = 1
    status: Literal["optimal", "feasible"] = "feasible"
    reproducible: bool = True
    without_reasons: WhereUsed[bool] = False
    goals: tuple[GoalRecord, ...] = ()
    sessions: Annotated[tuple[Session, ...], Field(max_length=5000)]
    weeks: Annotated[tuple[WeekRecord, ...], Field(max_length=200)] = ()
    broken_wishes: tuple[BrokenWish, ...] = ()
    calendar: Mapping[Name, CalendarState] = field(default_factory=dict)
    versions: Mapping[Name, Name] = field(default_factory=dict)
    replanned: Replanned | None = None

    __pydantic_config__ = CLOSED

    def replace(self, **changes: Any) -> Plan:
        """A copy with some fields changed."""
        return dataclasses.replace(self, **changes)
