"""The hours in which strength can be done, unrolled from weekdays to dates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time

from periodize.dates import WEEKDAYS, DateRange, after, at, format_day
from periodize.reading.marks import Loc
from periodize.reading.words import choices, did_you_mean, quoted
from periodize.scenario.resolve.findings import Findings
from periodize.scenario.resolve.repeats import check_repeat, days_of
from periodize.scenario.scenario import Place, Window
from periodize.scenario.schema.fields import MINUTES_OF_A_DAY
from periodize.scenario.schema.places import (
    AnyException,
    Availability,
    ExceptionEntry,
    RecurringException,
    WindowEntry,
)

ANYWHERE = "anywhere"
USUAL_HOURS = (
    {"from": "06:00", "to": "08:00", "at": ANYWHERE},
    {"from": "17:00", "to": "20:30", "at": ANYWHERE},
)
"""The windows of every day where a scenario gives none, as a file writes them."""


def with_anywhere(
    given: Availability | None, places: dict[str, Place], findings: Findings
) -> dict[str, Place]:
    """The places, and where no availability is given the place of the usual hours."""
    if given is not None and not given.is_usual:
        return places
    findings.note(
        "No availability is given, so every day 06:00-08:00 and 17:00-20:30 is assumed, at a "
        f"place named {ANYWHERE!r}."
        if ANYWHERE in places
        else "No availability is given, so every day 06:00-08:00 and 17:00-20:30 is assumed, at a "
        f"place named {ANYWHERE!r} without equipment."
    )
    return {ANYWHERE: Place(name=ANYWHERE, equipment=frozenset()), **places}


def windows_of(
    given: Availability | None, block: DateRange, week_starts: str
) -> tuple[Window, ...]:
    """The windows inside the block, sorted."""
    if given is None or given.is_usual:
        usual = [WindowEntry.model_validate(window) for window in USUAL_HOURS]
        return _unroll(block, [usual] * 7, {})
    weekdays: list[Sequence[WindowEntry]] = [getattr(given, name) for name in WEEKDAYS]
    special = {
        day: entry.windows
        for entry in given.exceptions
        for day in covered(entry, block, week_starts)
    }
    return _unroll(block, weekdays, special)


def _unroll(
    block: DateRange,
    weekdays: Sequence[Sequence[WindowEntry]],
    special: Mapping[date, Sequence[WindowEntry]],
) -> tuple[Window, ...]:
    found = [
        _dated(day, entry) for day in block for entry in special.get(day, weekdays[day.weekday()])
    ]
    return tuple(sorted(found))


def covered(entry: AnyException, block: DateRange, week_starts: str) -> list[date]:
    """The days of the block for which an exception holds."""
    if isinstance(entry, RecurringException):
        return days_of(entry, block, block, week_starts)
    last = entry.until or entry.since
    return [day for day in block if entry.since <= day <= last]


def _dated(day: date, entry: WindowEntry) -> Window:
    """A window of a day; one over midnight belongs to the day on which it opens."""
    end = entry.until + (MINUTES_OF_A_DAY if entry.until < entry.since else 0)
    return Window(start=_moment(day, entry.since), end=_moment(day, end), place=entry.at)


def _moment(day: date, minutes: int) -> datetime:
    return after(at(day, time()), minutes)


def check_availability(
    given: Availability | None, places: Mapping[str, Place], findings: Findings
) -> None:
    """Find windows that are empty, overlap, or name no place, and exceptions that clash."""
    if given is None:
        return
    for name in WEEKDAYS:
        _check_day(getattr(given, name), ("availability", name), places, findings)
    for index, entry in enumerate(given.exceptions):
        loc = ("availability", "exceptions", index)
        _check_day(entry.windows, (*loc, "windows"), places, findings)
        if isinstance(entry, RecurringException):
            check_repeat(entry, loc, findings)
        elif entry.until and entry.until < entry.since:
            message = f"'to' ({entry.until}) comes before 'from' ({entry.since})"
            findings.refuse((*loc, "to"), message)
    _check_exceptions(given.exceptions, findings)


def _check_day(
    windows: Sequence[WindowEntry], loc: Loc, places: Mapping[str, Place], findings: Findings
) -> None:
    for index, window in enumerate(windows):
        here = (*loc, index)
        if window.until == window.since:
            findings.refuse((*here, "to"), "a window must last at least a minute")
        if window.at not in places:
            message = f"{quoted(window.at)} is not one of the places; {choices(places)}"
            findings.refuse((*here, "at"), message + did_you_mean(window.at, places))
        if any(_overlap(window, other) for other in windows[:index]):
            findings.refuse(here, "this window overlaps an earlier one of the same day")


def _overlap(one: WindowEntry, other: WindowEntry) -> bool:
    spans = (_span(one), _span(other))
    return max(start for start, _ in spans) < min(end for _, end in spans)


def _span(window: WindowEntry) -> tuple[int, int]:
    over_midnight = MINUTES_OF_A_DAY if window.until < window.since else 0
    return window.since, window.until + over_midnight


def _check_exceptions(entries: Sequence[AnyException], findings: Findings) -> None:
    """Find two ranges that hold for one day; what repeats may be narrowed by what follows it."""
    ranges = [(i, entry) for i, entry in enumerate(entries) if isinstance(entry, ExceptionEntry)]
    for number, (index, entry) in enumerate(ranges):
        clash = next((other for _, other in ranges[:number] if _meet(entry, other)), None)
        if clash:
            day = format_day(max(entry.since, clash.since))
            message = f"{day} stands in two exceptions"
            findings.refuse(("availability", "exceptions", index), message)


def _meet(one: ExceptionEntry, other: ExceptionEntry) -> bool:
    return one.since <= (other.until or other.since) and other.since <= (one.until or one.since)
