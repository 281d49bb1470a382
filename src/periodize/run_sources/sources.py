"""Which kind of file a running plan is, by what stands in it, and its runs."""

from __future__ import annotations

import datetime as dt

from periodize.errors import InputRefused
from periodize.reading.marks import Spot
from periodize.run_sources.found import Found
from periodize.run_sources.from_calendar import runs_in_calendar
from periodize.run_sources.from_intervals_icu import runs_in_events
from periodize.run_sources.judging import Habits

SUFFIXES = (".ics", ".csv", ".json")
EMPTY = "the file is empty; a calendar, table or export of runs was expected"


def runs_in_source(
    content: bytes,
    file: str,
    habits: Habits,
    *,
    timezone: str | None = None,
    days: tuple[dt.date, dt.date] | None = None,
) -> Found:
    """Read a calendar, a table or an export, whichever it is.

    Args:
        content: its bytes.
        file: its name; its end decides where the bytes leave it open.
        habits: what is known of the runner.
        timezone: the zone in which hours are wanted; each event's own if not given.
        days: the first and last day that are wanted; all if not given.

    Raises:
        InputRefused: it is none of them, or nothing in it can be used.
    """
    if not content.strip():
        raise InputRefused([Spot(file).problem(EMPTY)])
    if _is_calendar(content, file):
        return runs_in_calendar(content, file, habits, timezone=timezone, days=days)
    if file.lower().endswith(".json") or content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"[", b"{"):
        return runs_in_events(content, file, habits)
    raise InputRefused([Spot(file).problem(f"no source of runs; allowed: {', '.join(SUFFIXES)}")])


def _is_calendar(content: bytes, file: str) -> bool:
    # Also in UTF-16, in which zeros part the letters.
    head = content[:4000].replace(b"\x00", b"").upper()
    return file.lower().endswith((".ics", ".ical", ".icalendar")) or b"BEGIN:VCALENDAR" in head
