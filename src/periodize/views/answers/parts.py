"""What several answers hold: plans, differences between two of them, clashes."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainSerializer

from periodize.plan import BrokenWish, Plan, Prescription, Session

Moment = Annotated[
    dt.datetime,
    PlainSerializer(lambda moment: moment.isoformat(timespec="minutes"), return_type=str),
]
"""A local wall time, to the minute and without a zone."""


def _sessions_of(value: Any) -> Any:
    return value.sessions if isinstance(value, Plan) else value


Sessions = Annotated[tuple[Session, ...], BeforeValidator(_sessions_of)]
"""The sessions of a plan, each as plan.json has it: with doses, loads and reasons."""


class Part(BaseModel):
    """A part of an answer; its fields are read off what the library answers, by name."""

    model_config = ConfigDict(from_attributes=True, frozen=True, extra="forbid")


class Reason(Part):
    """A rule that speaks against something, and what it says."""

    rule: str
    text: str


class Clash(Part):
    """A smallest set of rules that cannot hold together."""

    rules: tuple[Reason, ...]


class GoalChange(Part):
    """What a goal misses in either plan; `proven` if neither can be better."""

    name: str
    before: int
    after: int
    proven: bool


class SessionChange(Part):
    """A session that moved, came or went; null is what is of the plan in which it stands not."""

    id: str
    focus: str
    before: Moment | None
    after: Moment | None
    minutes_before: int | None
    minutes_after: int | None
    place_before: str | None
    place_after: str | None


class WeekChange(Part):
    """A Monday week: sessions held, and what it misses of each goal, in either plan."""

    start: dt.date
    sessions_before: int
    sessions_after: int
    missed_before: tuple[int, ...]
    missed_after: tuple[int, ...]


class ExerciseChange(Part):
    """An exercise as either plan doses it; null where it is not part of the session."""

    exercise: str
    before: Prescription | None
    after: Prescription | None


class Alteration(Part):
    """A session that stays where it stood, and holds something else."""

    id: str
    focus: str
    start: Moment
    exercises: tuple[ExerciseChange, ...]


class Difference(Part):
    """What another plan changes: sessions, goals, weeks, wishes."""

    kept: int
    moved: tuple[SessionChange, ...]
    added: tuple[SessionChange, ...]
    lost: tuple[SessionChange, ...]
    goals: tuple[GoalChange, ...]
    weeks: tuple[WeekChange, ...]
    first_worse: dt.date | None
    missed_anew: tuple[BrokenWish, ...]
    missed_no_more: tuple[BrokenWish, ...]
    asked_before: int
    asked_after: int
    altered: tuple[Alteration, ...]
    proven: bool


class NearRaces(Part):
    """Two races, the first of which still weighs on the second; `days` apart, `rest` asked for."""

    first: str
    first_day: dt.date
    second: str
    second_day: dt.date
    days: int
    rest: int


def _in_order(value: Any) -> Any:
    return tuple(sorted(value)) if isinstance(value, frozenset) else value


class Run(Part):
    """A run that only one of two variants has."""

    start: Moment
    minutes: int
    kind: str
    km: float | None
    name: str | None
    demand_given: Annotated[tuple[str, ...], BeforeValidator(_in_order)]


class Opening(Part):
    """A window: which focuses could stand in it, and what keeps the others out."""

    start: Moment
    end: Moment
    place: str
    open: tuple[str, ...]
    closed: dict[str, tuple[str, ...]]
    minutes: dict[str, int]


class Slack(Part):
    """A session, and the other days of its week that are as good."""

    id: str
    day: dt.date
    focus: str
    days: tuple[dt.date, ...]
