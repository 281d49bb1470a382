"""What is told of files, feeds and calendars as JSON: runs that are read, logs, what is in step."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import Field

from periodize.views.answers.parts import Moment, Part


class Told(Part):
    """What each of these says of itself."""

    format: Literal[1] = 1


class FoundRun(Part):
    """A run that a source has; `sure` is false for a guess, `start` null for a whole day."""

    date: dt.date
    start: str | None
    title: str
    kind: str
    demand: tuple[str, ...]
    km: float | None
    minutes: int | None
    told_by: Literal["field", "description", "title", "length", "default"]
    sure: bool
    priority: Literal["A", "B", "C"] | None = None


class LeftOut(Part):
    """What was not taken for a run, and why."""

    date: dt.date | None
    title: str
    why: str


class Absence(Part):
    """Days ill, injured or away, both ends included."""

    since: dt.date = Field(alias="from")
    until: dt.date = Field(alias="to")
    why: str


class Runs(Told):
    """`runs`: what would be read from some sources."""

    runs: tuple[FoundRun, ...]
    left_out: tuple[LeftOut, ...]
    absences: tuple[Absence, ...]
    notes: tuple[str, ...]


class Stood(Part):
    """A run or race, when it stands."""

    title: str
    at: Moment


class MovedRun(Part):
    """A run or race that stands elsewhere now."""

    title: str
    was: Moment = Field(alias="from")
    now: Moment = Field(alias="to")


class Refreshed(Told):
    """`refresh`: what changed in the running; `since` is the first day to plan again from."""

    files: tuple[str, ...]
    came: tuple[Stood, ...]
    went: tuple[Stood, ...]
    moved: tuple[MovedRun, ...]
    since: dt.date | None


class MovedSession(Part):
    """A session that the athlete moved in the calendar."""

    id: str
    was: Moment = Field(alias="from")
    now: Moment = Field(alias="to")


class Synced(Told):
    """`sync`: what was brought to a calendar, and what the athlete did there.

    The last four only with --accept.
    """

    created: int
    updated: int
    deleted: int
    unchanged: int
    moved_by_you: tuple[MovedSession, ...]
    deleted_by_you: tuple[str, ...]
    changed_by_you: tuple[str, ...]
    edited_by_you: tuple[str, ...]
    conflicts: tuple[str, ...]
    refused: tuple[str, ...]
    foreign: int
    accepted: tuple[str, ...] = ()
    left: dict[str, str] = Field(default={})
    moves: int = 0
    fewest: int = 0


class Weekly(Told):
    """`weekly`: what feeds brought, how the plan was made again, and what was brought.

    Null where there are no feeds, where the plan stood, and where there is no calendar on a server.
    """

    refreshed: Refreshed | None
    since: dt.date | None
    moves: int | None
    fewest: int | None
    synced: Synced | None


class LoggedSession(Part):
    """What became of a planned session; `on` is the day on which it was done."""

    id: str
    date: dt.date
    fate: Literal["done", "moved", "missed"]
    on: dt.date | None


class Amount(Part):
    """A load with its repetitions and sets; null where that is not known."""

    kg: float | None
    reps: int | None
    sets: int


class Lifted(Amount):
    """The heaviest sets that were done, and what was left in reserve."""

    rir: int | None


class Lift(Part):
    """An exercise of a session that was done, as planned and as it was."""

    session: str
    date: dt.date
    exercise: str
    planned: Amount
    done: Lifted


class Maximum(Part):
    """A maximum that sets show, from a day on; `then_kg` is what `planned_kg` becomes with it."""

    exercise: str
    stated_kg: float | None
    kg: float
    error: float
    confidence: Literal["sure", "fair", "rough"]
    since: dt.date = Field(alias="from")
    planned_kg: float | None
    then_kg: float | None


class GuessedName(Part):
    """A name of a log that is no name of ours, and what it may mean."""

    name: str
    guess: str | None


class Logged(Told):
    """`log`: what was done beside what was planned."""

    sets: int
    counted: int
    sessions: tuple[LoggedSession, ...]
    lifts: tuple[Lift, ...]
    beside: tuple[dt.date, ...]
    maxima: tuple[Maximum, ...]
    names: tuple[GuessedName, ...]
    notes: tuple[str, ...]


def as_told(kind: type[Told], **said: object) -> dict[str, object]:
    """What is printed of some values: those that were given, by the names of the schema.

    Raises:
        ValueError: they are not what is declared; a defect of ours.
    """
    return kind.model_validate({"format": 1, **said}).model_dump(
        mode="json", by_alias=True, exclude_unset=True
    )
