"""Which kind of file a running plan is, by what stands in it, and its runs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from periodize.dates import DateRange
from periodize.errors import InputRefused, Problem
from periodize.reading.encoding import text_of
from periodize.reading.marks import Spot
from periodize.reading.syntax import MOST_BYTES, decoded
from periodize.run_sources.found import Found
from periodize.run_sources.from_calendar import runs_in_calendar
from periodize.run_sources.from_intervals_icu import runs_in_events
from periodize.run_sources.from_table import (
    is_grid,
    rows_of,
    runs_in_grid,
    runs_in_trainingpeaks,
)
from periodize.run_sources.judging import Habits
from periodize.run_sources.table_dates import Days
from periodize.run_sources.table_text import is_trainingpeaks, separator_of
from periodize.scenario.resolve.runs_csv import HEADER, runs_in_columns

SUFFIXES = (".ics", ".csv", ".json")
EMPTY = "the file is empty; a calendar, table or export of runs was expected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is asked of a source.

    Attributes:
        timezone: the zone in which hours are wanted; each event's own if not given.
        days: the first and last day that are wanted; all if not given.
        abroad: days whose hours are wanted in another zone.
        columns: of a table, by our name of a column its own.
        first_week: of a grid without dates, a day of its first week.
    """

    timezone: str | None = None
    days: Days | None = None
    abroad: Sequence[tuple[DateRange, str]] = ()
    columns: Mapping[str, str] = field(default_factory=dict)
    first_week: date | None = None


def runs_in_source(
    content: bytes, file: str, habits: Habits, wanted: Wanted
) -> tuple[Found, list[Problem]]:
    """Read a calendar, a table or an export, whichever it is.

    Args:
        content: its bytes.
        file: its name; its end decides where the bytes leave it open.
        habits: what is known of the runner.
        wanted: what is asked of it.

    Returns:
        What it holds, and the problems of its lines.
    """
    try:
        return _read(content, file, habits, wanted)
    except InputRefused as error:
        return Found(), list(error.problems)


def _read(content: bytes, file: str, habits: Habits, wanted: Wanted) -> tuple[Found, list[Problem]]:
    name = file.lower()
    if _is_calendar(content, name):
        found = runs_in_calendar(
            content,
            file,
            habits,
            timezone=wanted.timezone,
            days=wanted.days,
            abroad=wanted.abroad,
        )
        return found, []
    if name.endswith(".json") or content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"[", b"{"):
        return runs_in_events(content, file, habits), []
    return _in_table(content, file, habits, wanted)


def _is_calendar(content: bytes, name: str) -> bool:
    # Also in UTF-16, in which zeros part the letters.
    head = content[:4000].replace(b"\x00", b"").upper()
    return name.endswith((".ics", ".ical", ".icalendar")) or b"BEGIN:VCALENDAR" in head


def _in_table(
    content: bytes, file: str, habits: Habits, wanted: Wanted
) -> tuple[Found, list[Problem]]:
    text, notes = text_of(content, file, MOST_BYTES)
    head = next((line for line in text.splitlines() if line.strip()), "")
    separator = separator_of(head)
    if head[:1] == "<":
        told = f"this is a web page and no table; the first line is {HEADER}"
        raise InputRefused([Spot(file, 1, 1).problem(told)])
    rows = rows_of(text, separator)
    problems: list[Problem] = []
    if rows and is_trainingpeaks(rows[0][1]) and not wanted.columns:
        found = runs_in_trainingpeaks(rows, file, habits)
    elif rows and is_grid(rows) and not wanted.columns:
        found = runs_in_grid(rows, file, habits, wanted.first_week)
    else:
        plain = decoded(text, file, tabs=True)
        found, problems = runs_in_columns(
            plain, file, separator, habits, wanted.columns, wanted.days
        )
    found.notes = [*notes, *found.notes]
    return found, problems
