"""One event of a calendar, understood: its dates, its length, its words, and what repeats in it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from periodize.reading.calendar_text import Line, RawEvent
from periodize.reading.calendar_times import Moment, Unreadable, Zones, duration, moments
from periodize.reading.recurrence import day_of, rule_of

KEPT_FIELDS = ("CATEGORIES", "LOCATION", "URL")


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One event on one day.

    Attributes:
        date: its first day.
        start: its hour, as wall time; None for an event of whole days.
        days: how many days it takes, if it takes whole ones.
        minutes: how long it lasts; None where it does not say or says nonsense.
        free: whether it leaves its time free.
        fields: machine fields by name, such as X-… and CATEGORIES.
        line: where it begins in the file.
        repeats: whether it comes from a rule.
    """

    date: dt.date
    start: dt.datetime | None
    days: int
    minutes: int | None
    title: str
    text: str = ""
    uid: str = ""
    free: bool = False
    fields: Mapping[str, str] = field(default_factory=dict)
    line: int = 0
    repeats: bool = False


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An event that is not taken, and why."""

    date: dt.date | None
    title: str
    why: str
    line: int = 0


@dataclass(slots=True)
class Events:
    """What a calendar holds, in order of time; `zone` is what it, or most of it, names."""

    events: list[Event] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    zone: str | None = None

    def note(self, sentence: str) -> None:
        """Say something about the file, once."""
        if sentence not in self.notes:
            self.notes.append(sentence)


@dataclass(slots=True)
class Entry:
    """A VEVENT with its dates understood, in wall time of its own zone."""

    raw: RawEvent
    start: Moment
    zone: dt.tzinfo | None
    event: Event
    moved_from: Moment | None = None
    rule: Mapping[str, str] | None = None
    added: Sequence[Moment] = ()
    excluded: Sequence[Moment] = ()
    sequence: int = 0


def entry_of(raw: RawEvent, zones: Zones, found: Events) -> Entry | None:
    """One event, or None with the reason kept why it is left out."""
    title = _text(raw.first("SUMMARY"))
    try:
        if raw.broken:
            raise Unreadable(raw.broken)
        return _understood(raw, title, zones, found)
    except Unreadable as error:
        found.left_out.append(LeftOut(_day_if_any(raw), title, str(error), raw.line))
    return None


def _understood(raw: RawEvent, title: str, zones: Zones, found: Events) -> Entry:
    line = raw.first("DTSTART")
    if line is None:
        raise Unreadable("it has no start")
    zone = zones.of(line)
    starts = moments(line, zones, zone)
    if not starts:
        raise Unreadable("its start is empty")
    start = starts[0]
    minutes, days = _length(raw, start, zone, zones, title, found)
    event = Event(
        date=day_of(start),
        start=start if isinstance(start, dt.datetime) else None,
        days=days,
        minutes=minutes,
        title=title,
        text=_text(raw.first("DESCRIPTION")),
        uid=_text(raw.first("UID")),
        free=_value(raw, "TRANSP") == "TRANSPARENT"
        or _value(raw, "X-MICROSOFT-CDO-BUSYSTATUS") == "FREE",
        fields=_fields(raw),
        line=raw.line,
    )
    if _value(raw, "STATUS") == "CANCELLED":
        entry = Entry(raw, start, zone, replace(event, fields={**event.fields, "CANCELLED": "1"}))
    else:
        entry = Entry(raw, start, zone, event)
    _add_repeats(entry, zones)
    return entry


def _add_repeats(entry: Entry, zones: Zones) -> None:
    raw, zone = entry.raw, entry.zone
    if raw.first("RECURRENCE-ID"):
        entry.moved_from = next(iter(_each(raw.all("RECURRENCE-ID"), zones, zone)), None)
    number = _value(raw, "SEQUENCE")
    plain = number.isascii() and number.isdigit() and len(number) < 9
    entry.sequence = int(number) if plain else 0
    if rule := raw.first("RRULE"):
        parts = rule_of(rule.value)
        if "UNTIL" in parts:
            until = _each([Line("UNTIL", rule.parameters, parts["UNTIL"])], zones, zone)
            parts["UNTIL"] = (
                f"{until[0]:%Y%m%dT%H%M%S}"
                if isinstance(until[0], dt.datetime)
                else f"{until[0]:%Y%m%d}"
            )
        entry.rule = parts
    if raw.first("EXRULE"):
        raise Unreadable("it repeats with a rule of exceptions (EXRULE), which is not read")
    entry.added = _each(raw.all("RDATE"), zones, zone)
    entry.excluded = _each(raw.all("EXDATE"), zones, zone)


def _each(lines: Iterable[Line], zones: Zones, zone: dt.tzinfo | None) -> list[Moment]:
    return [moment for line in lines for moment in moments(line, zones, zone)]


def _length(
    raw: RawEvent, start: Moment, zone: dt.tzinfo | None, zones: Zones, title: str, found: Events
) -> tuple[int | None, int]:
    """Minutes of a timed event and days of one of whole days; nonsense is said and not taken."""
    timed = isinstance(start, dt.datetime)
    try:
        span = _span(raw, start, zone, zones)
    except Unreadable as error:
        found.note(f"{named(title, start)}: its length is not taken; {error}.")
        span = None
    if span is not None and span < dt.timedelta(0):
        found.note(f"{named(title, start)} ends before it starts; its length is not taken.")
        span = None
    if not span:
        return None, 0 if timed else 1
    if not timed:
        return None, max(1, span.days)
    return round(span.total_seconds() / 60) or None, 0


def _span(
    raw: RawEvent, start: Moment, zone: dt.tzinfo | None, zones: Zones
) -> dt.timedelta | None:
    if line := raw.first("DTEND"):
        ends = moments(line, zones, zone)
        if not ends:
            return None
        end = ends[0]
        if isinstance(start, dt.datetime) and isinstance(end, dt.datetime):
            return end - start
        return day_of(end) - day_of(start)
    if line := raw.first("DURATION"):
        return duration(line.value)
    return None


def _fields(raw: RawEvent) -> dict[str, str]:
    return {
        line.name: unescaped(line.value)
        for line in raw.lines
        if line.name in KEPT_FIELDS or line.name.startswith("X-")
    }


def _value(raw: RawEvent, name: str) -> str:
    line = raw.first(name)
    return line.value.strip().upper() if line else ""


def _text(line: Line | None) -> str:
    return unescaped(line.value) if line else ""


def unescaped(text: str) -> str:
    """A text value without its escapes; control characters become blanks, lines stay."""
    plain = re.sub(r"\\([nN,;\\:\"])", lambda each: "\n" if each[1] in "nN" else each[1], text)
    return "".join(sign if sign.isprintable() or sign == "\n" else " " for sign in plain).strip()


def _day_if_any(raw: RawEvent) -> dt.date | None:
    line = raw.first("DTSTART")
    try:
        return day_of(moments(Line("", "", line.value), Zones({}), None)[0]) if line else None
    except (Unreadable, IndexError):
        return None


def named(title: str, start: Moment) -> str:
    """An event as notes speak of it."""
    short = title.splitlines()[0][:60] if title else "An event without a title"
    return f"{short} ({day_of(start)})"
