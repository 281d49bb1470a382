"""One event as an object of its own on a server: as we write it, and as it is read back."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

import icalendar

from periodize.calendars.events import Event
from periodize.calendars.ics import calendar_of, uid_of
from periodize.plan import Plan
from periodize.scenario.scenario import Scenario

ZoneOn = Callable[[dt.date], str]
MARK = "X-PERIODIZE"
"""Says in the event where we put it, so that a move is known even where our state is lost."""
OURS = ("SEQUENCE", "DTSTAMP", "LAST-MODIFIED", "STATUS", "TRANSP", "DTSTART", "DTEND", MARK)
"""What is changed in an event whose text the athlete has changed."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What an event says of how we last wrote it.

    Attributes:
        start: local wall time.
        minutes: its length.
        text: fingerprint of title and text.
    """

    start: dt.datetime
    minutes: int
    text: str

    def __str__(self) -> str:
        """As it stands in the event."""
        return f"{self.start.isoformat(timespec='minutes')}/{self.minutes}/{self.text}"


@dataclass(frozen=True, slots=True)
class There:
    """An event as it stands on the server.

    Attributes:
        etag: its version.
        content: all of it.
        start: local wall time; None where it cannot be read.
        minutes: its length; 0 for a whole day.
        mark: how we last wrote it, as far as it says so.
        text: fingerprint of title and text.
        cancelled: whether it says that it will not take place.
    """

    etag: str
    content: bytes
    start: dt.datetime | None
    minutes: int
    mark: Mark | None
    text: str
    cancelled: bool


def name_of(scenario: Scenario, session: str) -> str:
    """The name of a session's event on the server; servers refuse some letters of a UID."""
    uid = uid_of(scenario, session).encode("utf-8", "surrogatepass")
    return f"{hashlib.sha256(uid).hexdigest()[:32]}.ics"


def content_of(scenario: Scenario, plan: Plan, event: Event) -> bytes:
    """The event as we write it."""
    plain = calendar_of(scenario, plan, [event])
    # Read back, since an hour that the clocks leave out is written as another one.
    written = read(plain, "", scenario.zone_on)
    start = written.start or event.start
    calendar = icalendar.Calendar.from_ical(plain)
    (component,) = calendar.walk("VEVENT")
    component.add(MARK, str(Mark(start, written.minutes, written.text)))
    return bytes(calendar.to_ical())


def merged(there: There, ours: bytes) -> bytes:
    """The event with our times and the athlete's text."""
    theirs = icalendar.Calendar.from_ical(there.content)
    new: Any = icalendar.Calendar.from_ical(ours)
    (wanted,), (component, *_) = new.walk("VEVENT"), theirs.walk("VEVENT")
    for key in (*OURS, "DURATION"):
        component.pop(key, None)
        if key in wanted:
            component[key] = wanted[key]
    zones = {str(zone["TZID"]) for zone in theirs.walk("VTIMEZONE")}
    for zone in new.walk("VTIMEZONE"):
        if str(zone["TZID"]) not in zones:
            theirs.add_component(zone)
    return bytes(theirs.to_ical())


def read(content: bytes, etag: str, zone_on: ZoneOn) -> There:
    """An event as a server gives it, whatever became of it there.

    Args:
        content: the event.
        etag: its version.
        zone_on: by day, the name of the zone in which its hours are told.
    """
    try:
        calendar = icalendar.Calendar.from_ical(content)
        component = calendar.walk("VEVENT")[0]
        start, minutes = _times(component, zone_on)
        said = "\n".join(_plain(component.get(key)) for key in ("SUMMARY", "DESCRIPTION"))
        cancelled = str(component.get("STATUS", "")).upper() == "CANCELLED"
        mark = _mark(str(component.get(MARK, "")))
    except (ValueError, KeyError, IndexError, AttributeError, TypeError, OverflowError):
        return There(etag, content, None, 0, None, "", cancelled=False)
    text = hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:16]
    return There(etag, content, start, minutes, mark, text, cancelled)


def _plain(value: Any) -> str:
    return " ".join(str(value or "").split())


def _mark(text: str) -> Mark | None:
    start, minutes, shown = (*text.split("/"), "", "")[:3]
    try:
        return Mark(dt.datetime.fromisoformat(start), int(minutes), shown)
    except ValueError:
        return None


def _times(component: Any, zone_on: ZoneOn) -> tuple[dt.datetime, int]:
    """The start as local wall time, and the length in minutes; a whole day is 0 minutes long."""
    first = component["DTSTART"].dt
    if not isinstance(first, dt.datetime):
        return dt.datetime.combine(first, dt.time()), 0
    zone = ZoneInfo(zone_on(first.date()))
    if first.tzinfo:
        # The day there may be another one than the day of the zone in which it is written.
        zone = ZoneInfo(zone_on(first.astimezone(zone).date()))
    last = component["DTEND"].dt if "DTEND" in component else None
    if last is None:
        length = component["DURATION"].dt if "DURATION" in component else dt.timedelta()
    else:
        length = _instant(last, zone) - _instant(first, zone)
    local = first.astimezone(zone).replace(tzinfo=None) if first.tzinfo else first
    return local.replace(fold=0, second=0, microsecond=0), round(length.total_seconds() / 60)


def _instant(moment: dt.datetime, zone: ZoneInfo) -> dt.datetime:
    return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(dt.UTC)
