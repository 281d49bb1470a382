"""What a running plan holds once it is read, before it becomes part of a scenario."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

ToldBy = Literal["field", "description", "title", "length", "default"]
"""By what a kind is known, the most trusted first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundRun:
    """A run, race or other sport on one day.

    Attributes:
        start: minutes after midnight; None where nothing says it.
        km, minutes: as the source says; None where it does not.
        demand: how hard it is called, if that is more than its kind says.
        told_by: by what its kind is known.
        sure: whether no other reading is likely.
        priority: of a race, if the source has one.
        line: where it stands in its file; 0 where files have no lines.
        uid: its identifier in a calendar, else empty.
        by_time: whether it is a race that ends after a time, such as 24 hours.
    """

    date: dt.date
    start: int | None
    title: str
    kind: str
    km: float | None = None
    minutes: int | None = None
    demand: tuple[str, ...] = ()
    told_by: ToldBy = "title"
    sure: bool = True
    priority: Literal["A", "B", "C"] | None = None
    line: int = 0
    column: int = 0
    uid: str = ""
    name: str | None = None
    by_time: bool = False


@dataclass(frozen=True, slots=True)
class Omitted:
    """An entry that is not taken for a run, and why."""

    date: dt.date | None
    title: str
    why: str


@dataclass(frozen=True, slots=True)
class FoundAbsence:
    """Days without training that a source knows of; both ends included."""

    since: dt.date
    until: dt.date
    why: Literal["ill", "injured", "away"]


@dataclass(slots=True)
class Found:
    """All that one source holds.

    Attributes:
        zone: the time zone that it names.
        by_columns: whether it is a table with a line a run.
    """

    runs: list[FoundRun] = field(default_factory=list)
    left_out: list[Omitted] = field(default_factory=list)
    absences: list[FoundAbsence] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    zone: str | None = None
    by_columns: bool = False

    @property
    def guesses(self) -> Sequence[FoundRun]:
        """The runs that are not sure."""
        return [run for run in self.runs if not run.sure]
