"""Small calendars for tests, with CRLF as programs write them."""

from __future__ import annotations

import datetime as dt

from periodize.reading.calendar_entries import Events
from periodize.reading.calendar_events import read_events


def a_calendar(*events: str, head: str = "", end: str = "END:VCALENDAR") -> bytes:
    """A calendar of events, each given by its lines."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", *head.splitlines()]
    for event in events:
        lines += ["BEGIN:VEVENT", *event.strip().splitlines(), "END:VEVENT"]
    return "\r\n".join([*lines, end, ""]).encode()


def read(
    *events: str, timezone: str | None = None, head: str = "", end: str = "END:VCALENDAR"
) -> Events:
    """The events of such a calendar."""
    return read_events(a_calendar(*events, head=head, end=end), "plan.ics", timezone=timezone)


def days(found: Events) -> list[str]:
    """The days of the events, as month-day, in order."""
    return [f"{event.date:%m-%d}" for event in found.events]


def starts(found: Events) -> list[dt.datetime | None]:
    """When the events start."""
    return [event.start for event in found.events]
