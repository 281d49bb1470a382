"""Hours that are taken by events of a calendar, cut out of the windows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from periodize.dates import DateRange, add_days, after, at, counted
from periodize.errors import InputRefused
from periodize.reading.calendar_entries import Event, Events
from periodize.reading.calendar_events import read_events
from periodize.scenario.resolve.findings import Findings
from periodize.scenario.resolve.imports import content_beside
from periodize.scenario.scenario import Window

if TYPE_CHECKING:
    from hashlib import _Hash

OURS = "@periodize"
"""What the identifiers of our own events end on; a session that is planned closes no window."""


class Taken(NamedTuple):
    """A stretch of time that something else takes."""

    start: datetime
    end: datetime


def taken_by(
    files: Sequence[str],
    timezone: str,
    block: DateRange,
    findings: Findings,
    folder: Path,
    digest: _Hash,
    abroad: Sequence[tuple[DateRange, str]] = (),
) -> list[Taken]:
    """The stretches that the events of calendars take, in the block.

    Args:
        files: their names, relative to the scenario's folder.
        timezone: the scenario's.
        block: the days that are planned.
        findings: takes the problems and the notes.
        folder: where they stand.
        digest: their bytes are added to it.
        abroad: days in another zone.
    """
    taken: list[Taken] = []
    for index, name in enumerate(files):
        where = ("availability", "busy", index)
        try:
            content = content_beside(name, folder, (".ics",))
        except ValueError as error:
            findings.refuse(where, str(error))
            continue
        digest.update(content)
        try:
            days = (block.start, block.last_day)
            found = read_events(content, name, timezone=timezone, days=days, abroad=abroad)
        except InputRefused as error:
            findings.problems += error.problems
            continue
        taken += _stretches(found)
        _say(name, found, findings)
    return sorted(taken)


def _stretches(found: Events) -> list[Taken]:
    return [stretch for event in found.events if (stretch := _stretch(event))]


def _stretch(event: Event) -> Taken | None:
    """What an event takes: its hours, or whole days; nothing if it is free or ours."""
    if event.free or event.uid.endswith(OURS):
        return None
    if event.start is None:
        first = at(event.date, time())
        return Taken(first, at(add_days(event.date, event.days), time()))
    return Taken(event.start, after(event.start, event.minutes)) if event.minutes else None


def _say(name: str, found: Events, findings: Findings) -> None:
    for note in found.notes:
        findings.note(note)
    broken = [each for each in found.left_out if each.why != "cancelled"]
    if broken:
        told = f"{name}: {counted(len(broken), 'event')} cannot be read and closes no hour"
        findings.note(f"{told} ({broken[0].why}).")


def without(windows: Iterable[Window], taken: Sequence[Taken]) -> tuple[Window, ...]:
    """The windows with what is taken cut out of them, sorted."""
    free: list[Window] = []
    for window in windows:
        free += _left(window, taken)
    return tuple(sorted(free))


def _left(window: Window, taken: Sequence[Taken]) -> Iterable[Window]:
    """What is left of one window: the gaps between what is taken in it."""
    start = window.start
    for stretch in taken:
        if stretch.end <= start or stretch.start >= window.end:
            continue
        if stretch.start > start:
            yield Window(start=start, end=stretch.start, place=window.place)
        start = max(start, stretch.end)
    if start < window.end:
        yield Window(start=start, end=window.end, place=window.place)
