"""The plan: sessions, goals with their proof, weeks, wishes that gave way, the calendar's state."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from periodize.plan.fields import CLOSED, Moment, WhereUsed
from periodize.plan.sessions import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalRecord:
    """One level of the objective: its value, the bound that was proven, and whether they meet."""

    name: str
    value: int
    bound: int
    proven: bool

    __pydantic_config__ = CLOSED


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekRecord:
    """What one Monday week holds: sessions held and asked for, minutes reserved for them."""

    start: dt.date
    season: str
    phase: str
    deload: bool
    sessions: int
    target: int
    minutes: int
    sets_by_muscle: Mapping[str, float]

    __pydantic_config__ = CLOSED


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokenWish:
    """A wish that had to give, and what that counts in its goal."""

    rule: str
    date: dt.date
    text: str
    cost: int
    goal: str = ""

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

    sequence: int
    digest: str
    cancelled: bool
    start: Moment | None = None
    minutes: int | None = None
    summary: str = ""

    __pydantic_config__ = CLOSED


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioRef:
    """The scenario that a plan was made for; sha256 of its text and imports."""

    id: str
    name: str
    sha256: str

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

    since: dt.date
    missed: tuple[str, ...] = ()
    missed_days: WhereUsed[tuple[dt.date, ...]] = ()
    done: WhereUsed[tuple[str, ...]] = ()
    moves: int = 0
    fewest: int = 0

    __pydantic_config__ = CLOSED


@dataclass(frozen=True, kw_only=True)
class Plan:
    """The result of a solve; written by hand, it needs only `format` and `sessions`.

    `replanned` is None for a plan of the whole block; else its proof speaks of the days from there
    on.
    """

    format: Literal[1] = 1
    scenario: ScenarioRef | None = None
    model: str | None = None
    seed: int = 1
    status: Literal["optimal", "feasible"] = "feasible"
    reproducible: bool = True
    goals: tuple[GoalRecord, ...] = ()
    sessions: tuple[Session, ...]
    weeks: tuple[WeekRecord, ...] = ()
    broken_wishes: tuple[BrokenWish, ...] = ()
    calendar: Mapping[str, CalendarState] = field(default_factory=dict)
    versions: Mapping[str, str] = field(default_factory=dict)
    replanned: Replanned | None = None

    __pydantic_config__ = CLOSED

    def replace(self, **changes: Any) -> Plan:
        """A copy with some fields changed."""
        return dataclasses.replace(self, **changes)
