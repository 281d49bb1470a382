"""Dates, hours and zones as calendars write them, as local wall time of each event's own zone."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from zoneinfo import ZoneInfo

from periodize.reading.calendar_text import Line

FIRST_YEAR, LAST_YEAR = 1970, 2199
STAMP = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})?(Z)?)?")
DURATION = re.compile(
    r"([+-]?)P(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,8})S)?)?"
)
ZONE_NAME = re.compile(r"[A-Za-z0-9_+\-]{1,40}(?:/[A-Za-z0-9_+\-]{1,40}){0,2}")
TZID = re.compile(r'(?:^|;)TZID=("?)([^";]*)\1', re.IGNORECASE)

OFFSET = re.compile(r"(?:GMT|UTC) ?([+-])(\d{1,2})(?::?([0-5]\d))?", re.IGNORECASE | re.ASCII)
MOST_HOURS_AWAY = 14

Moment = dt.datetime | dt.date
"""A wall time without a zone, or a day."""


class Unreadable(ValueError):
    """A date, duration or rule that cannot be read; says which."""


@dataclass(slots=True)
class Zones:
    """The time zones that a calendar names.

    Attributes:
        explained: by name, the lines of the zones that the file holds.
        unknown: the names that lead to no zone, cut to what can be printed.
    """

    explained: Mapping[str, list[str]]
    unknown: set[str] = field(default_factory=set)
    _known: dict[str, dt.tzinfo | None] = field(default_factory=dict)

    def of(self, line: Line) -> dt.tzinfo | None:
        """The zone of a property; None where it is local time without one."""
        if line.value.strip().endswith("Z"):
            return dt.UTC
        named = TZID.search(line.parameters)
        return self.named(named[2].strip()) if named and named[2].strip() else None

    def named(self, name: str) -> dt.tzinfo | None:
        """The zone of a name: as the world knows it, as Windows does, as the file explains it."""
        if name not in self._known:
            lines = self.explained.get(name, ())
            zone = world_zone(name) or _explained(lines) or _offset(name)
            self._known[name] = zone
            if zone is None:
                self.unknown.add(name if len(name) <= 40 else name[:39] + "…")
        return self._known[name]


@cache
def world_zone(name: str) -> dt.tzinfo | None:
    """A zone by its name, also by that of Windows or behind a maker's prefix; None if unknown."""
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    if len(name) > 200:
        return None
    parts = name.strip("/").split("/")
    for candidate in (WINDOWS_TO_OLSON.get(name, name), "/".join(parts[-3:]), "/".join(parts[-2:])):
        if ZONE_NAME.fullmatch(candidate) and (zone := _zone(candidate)):
            return zone
    return None


def _zone(name: str) -> dt.tzinfo | None:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None


def _offset(name: str) -> dt.tzinfo | None:
    """A zone that is called by nothing but its distance from Greenwich, such as GMT+02:00."""
    found = OFFSET.fullmatch(name)
    if not found or int(found[2]) > MOST_HOURS_AWAY:
        return None
    away = dt.timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
    return dt.timezone(-away if found[1] == "-" else away)


def _explained(lines: list[str] | tuple[str, ...]) -> dt.tzinfo | None:
    """A zone that the file explains; None where it cannot be made out."""
    import icalendar

    for line in lines:
        if line.upper().startswith("RRULE") and "FREQ=YEARLY" not in line.upper():
            return None
    if not lines or len(lines) > 400:
        return None
    try:
        component = icalendar.Component.from_ical("\r\n".join(lines) + "\r\n")
        if not isinstance(component, icalendar.Timezone):
            return None
        zone: dt.tzinfo = component.to_tz(lookup_tzid=False)
        zone.utcoffset(dt.datetime(2027, 1, 1))
    except Exception:  # Whatever a broken zone makes the library raise costs only the zone.
        return None
    return zone


def moments(line: Line, zones: Zones, zone: dt.tzinfo | None) -> list[Moment]:
    """The dates and times of a property, as wall time of `zone`.

    Raises:
        Unreadable: one of them is none, or lies outside the years 1970 to 2199.
    """
    values = line.value.strip().split(",")
    own = zones.of(line)
    # Of a period only its start counts.
    return [_moment(value.strip().split("/")[0], own, zone) for value in values if value.strip()]


def _moment(text: str, own: dt.tzinfo | None, zone: dt.tzinfo | None) -> Moment:
    found = STAMP.fullmatch(text.strip())
    if not found:
        raise Unreadable(f"'{text[:40]}' is no date")
    try:
        day = dt.date(int(found[1]), int(found[2]), int(found[3]))
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise Unreadable(f"the year {day.year} is not between {FIRST_YEAR} and {LAST_YEAR}")
        if found[4] is None:
            return day
        clock = dt.time(int(found[4]), int(found[5]), min(59, int(found[6] or 0)))
    except Unreadable:
        raise
    except ValueError:
        raise Unreadable(f"'{text[:40]}' is no date of the calendar") from None
    wall = dt.datetime.combine(day, clock)
    return moved(wall, dt.UTC if found[7] else own, zone)


def moved(wall: dt.datetime, own: dt.tzinfo | None, zone: dt.tzinfo | None) -> dt.datetime:
    """A wall time of one zone as that of another; unchanged where either has none."""
    if own is None or zone is None or own == zone:
        return wall
    return wall.replace(tzinfo=own).astimezone(zone).replace(tzinfo=None)


def duration(text: str) -> dt.timedelta:
    """A duration such as `PT1H30M`; negative with a minus.

    Raises:
        Unreadable: it is none.
    """
    found = DURATION.fullmatch(text.strip().upper())
    if not found or not any(found.groups()[1:]):
        raise Unreadable(f"'{text[:40]}' is no duration")
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in found.groups()[1:])
    length = dt.timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    return -length if found[1] == "-" else length
