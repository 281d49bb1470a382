"""The events of an .ics file, each read by itself, so that a broken one costs only itself.

Hours are wall time: of the zone that is asked for, else of each event's own.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from periodize.dates import DateRange
from periodize.reading.calendar_entries import Entry, Events, LeftOut, entry_of, named
from periodize.reading.calendar_text import CalendarText, calendar_text
from periodize.reading.calendar_times import (
    Moment,
    Unreadable,
    Zones,
    moved,
    world_zone,
)
from periodize.reading.recurrence import Series, day_of, occurrences

MOST_EVENTS = 20_000
MOST_SERIES = 1000
"""Events that repeat, of which each takes a library some milliseconds."""
A_YEAR = dt.timedelta(days=371)
"""How far ahead of its start an event that repeats for ever is followed, if nobody says."""


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
    entries = [each for raw in text.events[:MOST_EVENTS] if (each := entry_of(raw, zones, found))]
    if len(text.events) > MOST_EVENTS:
        found.note(f"{file} holds more than {MOST_EVENTS} events; the others are not read.")
    for group in _affordable(_by_identifier(entries, found), found):
        _spread(group, days, target, found)
    for name in sorted(zones.unknown):
        found.note(f"The time zone '{name}' is not known; its hours are taken as they are written.")
    found.zone = _zone_of(text, entries)
    found.events.sort(key=lambda each: (each.date, each.start or dt.datetime.min, each.line))
    return found


def _zone_of(text: CalendarText, entries: Sequence[Entry]) -> str | None:
    """The name of the calendar's zone, else of the one that most of its events have."""
    if text.zone and isinstance(world_zone(text.zone), ZoneInfo):
        return str(world_zone(text.zone))
    names = Counter(str(entry.zone) for entry in entries if isinstance(entry.zone, ZoneInfo))
    return names.most_common(1)[0][0] if names else None


def _by_identifier(entries: list[Entry], found: Events) -> list[list[Entry]]:
    """The events that belong together: one with its moved instances, the newest where several."""
    by_uid: dict[str, list[Entry]] = defaultdict(list)
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


def _kept(masters: list[Entry], found: Events) -> list[Entry]:
    """Of events that share an identifier the newest; those of one age are all read."""
    if len(masters) < 2:
        return masters
    newest = max(entry.sequence for entry in masters)
    distinct: dict[tuple[object, str], Entry] = {}
    for entry in masters:
        if entry.sequence == newest:
            distinct.setdefault((entry.start, entry.event.title), entry)
    kept = list(distinct.values())
    if len(kept) > 1:
        told = f"{named(kept[1].event.title, kept[1].start)} has the identifier of another event"
        found.note(f"{told}; both are read.")
    return kept


def _affordable(groups: list[list[Entry]], found: Events) -> Iterator[list[Entry]]:
    """The groups that are read: not more than a thousand that repeat, or 20,000 days in all."""
    series = 0
    for group in groups:
        series += any(entry.rule or entry.added for entry in group)
        if series > MOST_SERIES or len(found.events) > MOST_EVENTS:
            found.note("More events repeat than are read; those at the end are left out.")
            return
        yield group


def _spread(
    group: list[Entry],
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
    master: Entry, changes: list[Entry], days: tuple[dt.date, dt.date] | None
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


def _followed(master: Entry) -> tuple[dt.date, dt.date]:
    """The days over which an event is followed when nobody says which are wanted."""
    first = day_of(master.start)
    last = first + A_YEAR
    if master.rule and ("UNTIL" in master.rule or "COUNT" in master.rule):
        last = first + 3 * A_YEAR
    return first, max([last, *(day_of(value) for value in master.added)])


def _take(
    entry: Entry,
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
