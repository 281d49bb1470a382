"""What changed in the running between two readings of a scenario."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from periodize.dates import format_short_day
from periodize.scenario.scenario import Race, Run, Scenario
from periodize.views.answers.kept import Refreshed, as_told


@dataclass(frozen=True, slots=True)
class Stood:
    """A run or race and when it stands."""

    at: dt.datetime
    title: str

    @property
    def when(self) -> str:
        """Its day and hour in words."""
        return when(self.at)


@dataclass(frozen=True, slots=True)
class Moved:
    """A run or race that stands on another day or hour."""

    title: str
    was: dt.datetime
    now: dt.datetime


@dataclass(frozen=True, slots=True)
class RunChanges:
    """Runs and races that came, went and moved; `first` is the earliest day of them."""

    came: tuple[Stood, ...]
    went: tuple[Stood, ...]
    moved: tuple[Moved, ...]
    first: dt.date | None


def run_changes(before: Scenario, after: Scenario) -> RunChanges:
    """Compare the runs and races of two scenarios; what has one title and length moved."""
    old, new = Counter(_all(before)), Counter(_all(after))
    went, came = list((old - new).elements()), list((new - old).elements())
    days = [each.at.date() for each, _ in (*went, *came)]
    moved = []
    for gone in list(went):
        match = next((here for here in came if here[1] == gone[1]), None)
        if match:
            moved.append(Moved(gone[0].title, gone[0].at, match[0].at))
            went.remove(gone)
            came.remove(match)
    return RunChanges(
        came=tuple(each for each, _ in came),
        went=tuple(each for each, _ in went),
        moved=tuple(moved),
        first=min(days, default=None),
    )


def _all(scenario: Scenario) -> Iterable[tuple[Stood, tuple[object, ...]]]:
    """Each run and race, and what it is wherever it stands."""
    stands: list[Run | Race] = [*scenario.runs, *scenario.races]
    for each in stands:
        kind = each.kind if isinstance(each, Run) else "race"
        title = each.name or kind.replace("_", " ")
        stood = Stood(each.start, title)
        yield stood, (title, kind, each.km, each.minutes)


def when(at: dt.datetime) -> str:
    """A day and hour in words."""
    return f"{format_short_day(at.date())} {at:%H:%M}"


def as_json(changes: RunChanges, files: Iterable[str]) -> dict[str, object]:
    """What `refresh --json` prints, with the files that came anew."""
    return as_told(
        Refreshed,
        files=tuple(files),
        came=[{"title": each.title, "at": each.at} for each in changes.came],
        went=[{"title": each.title, "at": each.at} for each in changes.went],
        moved=[{"title": e.title, "from": e.was, "to": e.now} for e in changes.moved],
        since=changes.first,
    )
