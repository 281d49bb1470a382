"""The events of an .ics file, each read by itself, so that a broken one costs only itself.

Hours are wall time: of the zone that is asked for, else of each event's own.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from zoneinfo import ZoneInfo

from periodize.dates import DateRange
from periodize.reading.calendar_text import CalendarText, Line, RawEvent, calendar_text
from periodize.reading.calendar_times import (
    Moment,
    Unreadable,
    Zones,
    duration,
    moments,
    moved,
    world_zone,
)
from periodize.reading.recurrence import Series, day_of, occurrences, rule_of

MOST_EVENTS = 20_000
MOST_SERIES = 1000
"""Events that repeat, of which each takes a library some milliseconds."""
A_YEAR = dt.timedelta(days=371)
"""How far ahead of its start an event that repeats for ever is followed, if nobody says."""
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
class _Entry:
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


@dataclass(frozen=True, slots=True)
class _Target:
    """The zones in which hours are wanted: at home, and on some days elsewhere."""

    home: dt.tzinfo | None
    abroad: Sequence[tuple[DateRange, dt.tzinfo]] = ()

    def wall(self, start: dt.datetime, zone: dt.tzinfo | None) -> dt.datetime:
        """A wall time of a zone as it is local where the runner is on that day."""
        for days, there in self.abroad:
            local = moved(start, zone, there)
            if local.date() in days:
                return local
        return moved(start, zone, self.home)


def read_events(
    content: bytes,
    file: str,
    *,
    timezone: str | None = None,
    days: tuple[dt.date, dt.date] | None = None,
    abroad: Sequence[tuple[DateRange, str]] = (),
) -> Events:
    """Read the events of an .ics file.

    Args:
        content: its bytes.
        file: its name, for messages.
        timezone: the zone in which hours are wanted; each event's own if not given.
        days: the first and last day that are wanted; everything dated, and what repeats for ever
            for about a year, if not given.
        abroad: days whose hours are wanted in another zone, with its name.

    Raises:
        InputRefused: it is no calendar.
    """
    text = calendar_text(content, file)
    found = Events(notes=list(text.notes))
    wanted = timezone or text.zone
    zones_abroad = [(range_, zone) for range_, name in abroad if (zone := world_zone(name))]
    target = _Target(world_zone(wanted) if wanted else None, zones_abroad)
    zones = Zones(text.zones)
    entries = [each for raw in text.events[:MOST_EVENTS] if (each := _entry(raw, zones, found))]
    if len(text.events) > MOST_EVENTS:
        found.note(f"{file} holds more than {MOST_EVENTS} events; the others are not read.")
    for group in _affordable(_by_identifier(entries, found), found):
        _spread(group, days, target, found)
    for name in sorted(zones.unknown):
        found.note(f"The time zone '{name}' is not known; its hours are taken as they are written.")
    found.zone = _zone_of(text, entries)
    found.events.sort(key=lambda each: (each.date, each.start or dt.datetime.min, each.line))
    return found


def _zone_of(text: CalendarText, entries: Sequence[_Entry]) -> str | None:
    """The name of the calendar's zone, else of the one that most of its events have."""
    if text.zone and isinstance(world_zone(text.zone), ZoneInfo):
        return str(world_zone(text.zone))
    names = Counter(str(entry.zone) for entry in entries if isinstance(entry.zone, ZoneInfo))
    return names.most_common(1)[0][0] if names else None


def _entry(raw: RawEvent, zones: Zones, found: Events) -> _Entry | None:
    """One event, or None with the reason kept why it is left out."""
    title = _text(raw.first("SUMMARY"))
    try:
        if raw.broken:
            raise Unreadable(raw.broken)
        return _understood(raw, title, zones, found)
    except Unreadable as error:
        found.left_out.append(LeftOut(_day_if_any(raw), title, str(error), raw.line))
    return None


def _understood(raw: RawEvent, title: str, zones: Zones, found: Events) -> _Entry:
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
        entry = _Entry(raw, start, zone, replace(event, fields={**event.fields, "CANCELLED": "1"}))
    else:
        entry = _Entry(raw, start, zone, event)
    _add_repeats(entry, zones)
    return entry


def _add_repeats(entry: _Entry, zones: Zones) -> None:
    raw, zone = entry.raw, entry.zone
    if raw.first("RECURRENCE-ID"):
        entry.moved_from = next(iter(_each(raw.all("RECURRENCE-ID"), zones, zone)), None)
    number = _value(raw, "SEQUENCE")
    entry.sequence = int(number) if number.isdigit() and len(number) < 9 else 0
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
        found.note(f"{_named(title, start)}: its length is not taken; {error}.")
        span = None
    if span is not None and span < dt.timedelta(0):
        found.note(f"{_named(title, start)} ends before it starts; its length is not taken.")
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


def _by_identifier(entries: list[_Entry], found: Events) -> list[list[_Entry]]:
    """The events that belong together: one with its moved instances, the newest where several."""
    by_uid: dict[str, list[_Entry]] = defaultdict(list)
    for number, entry in enumerate(entries):
        by_uid[entry.event.uid or f"\0{number}"].append(entry)
    groups = []
    for same in by_uid.values():
        masters = [entry for entry in same if entry.moved_from is None]
        changes = [entry for entry in same if entry.moved_from is not None]
        kept = _kept(masters, found)
        groups.append([*kept[:1], *changes])
        groups += [[other] for other in kept[1:]]
    return [group for group in groups if group]


def _kept(masters: list[_Entry], found: Events) -> list[_Entry]:
    """Of events that share an identifier the newest; those of one age are all read."""
    if len(masters) < 2:
        return masters
    newest = max(entry.sequence for entry in masters)
    distinct: dict[tuple[object, str], _Entry] = {}
    for entry in masters:
        if entry.sequence == newest:
            distinct.setdefault((entry.start, entry.event.title), entry)
    kept = list(distinct.values())
    if len(kept) > 1:
        told = f"{_named(kept[1].event.title, kept[1].start)} has the identifier of another event"
        found.note(f"{told}; both are read.")
    return kept


def _affordable(groups: list[list[_Entry]], found: Events) -> Iterator[list[_Entry]]:
    """The groups that are read: not more than a thousand that repeat, or 20,000 days in all."""
    series = 0
    for group in groups:
        series += any(entry.rule or entry.added for entry in group)
        if series > MOST_SERIES or len(found.events) > MOST_EVENTS:
            found.note("More events repeat than are read; those at the end are left out.")
            return
        yield group


def _spread(
    group: list[_Entry],
    days: tuple[dt.date, dt.date] | None,
    target: _Target,
    found: Events,
) -> None:
    """The days of one event and of what was moved of it."""
    master = group[0]
    changes = [entry for entry in group if entry.moved_from is not None]
    if master.moved_from is None and (master.rule or master.added):
        try:
            starts = _starts(master, changes, days)
        except Unreadable as error:
            found.left_out.append(
                LeftOut(master.event.date, master.event.title, str(error), master.raw.line)
            )
            starts = []
        plain = [(master, start) for start in starts]
    else:
        plain = [(master, master.start)] if master.moved_from is None else []
    for entry, start in [*plain, *((change, change.start) for change in changes)]:
        _take(entry, start, days, target, found)


def _starts(
    master: _Entry, changes: list[_Entry], days: tuple[dt.date, dt.date] | None
) -> list[Moment]:
    first, last = days or _followed(master)
    moved_days = {day_of(change.moved_from) for change in changes if change.moved_from is not None}
    series = Series(master.start, master.rule, master.added, master.excluded)
    margin = dt.timedelta(days=1)
    try:
        starts = occurrences(series, first - margin, last + margin)
    except Unreadable:
        raise
    except Exception as error:  # Whatever a library cannot expand costs only this event.
        raise Unreadable(f"its repeats cannot be worked out ({type(error).__name__})") from None
    return [start for start in starts if day_of(start) not in moved_days]


def _followed(master: _Entry) -> tuple[dt.date, dt.date]:
    """The days over which an event is followed when nobody says which are wanted."""
    first = day_of(master.start)
    last = first + A_YEAR
    if master.rule and ("UNTIL" in master.rule or "COUNT" in master.rule):
        last = first + 3 * A_YEAR
    return first, max([last, *(day_of(value) for value in master.added)])


def _take(
    entry: _Entry,
    start: Moment,
    days: tuple[dt.date, dt.date] | None,
    target: _Target,
    found: Events,
) -> None:
    event = entry.event
    if isinstance(start, dt.datetime):
        wall = target.wall(start, entry.zone)
        event = replace(event, start=wall, date=wall.date())
    else:
        event = replace(event, start=None, date=start)
    last = event.date + dt.timedelta(days=max(0, event.days - 1))
    if days and (last < days[0] or event.date > days[1]):
        return
    if "CANCELLED" in event.fields:
        found.left_out.append(LeftOut(event.date, event.title, "cancelled", entry.raw.line))
        return
    found.events.append(replace(event, repeats=bool(entry.rule or entry.added)))


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


def _named(title: str, start: Moment) -> str:
    short = title.splitlines()[0][:60] if title else "An event without a title"
    return f"{short} ({day_of(start)})"
