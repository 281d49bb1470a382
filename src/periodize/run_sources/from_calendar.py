"""Runs from an .ics file, whichever calendar, coach or app wrote it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from periodize.dates import DateRange
from periodize.reading.calendar_entries import Event
from periodize.reading.calendar_events import read_events
from periodize.reading.calendar_times import Unreadable, duration
from periodize.run_sources.found import Found, FoundRun, Omitted
from periodize.run_sources.judging import UNTITLED, Entry, Habits, judge
from periodize.run_sources.plain_text import plain
from periodize.run_sources.stages import stages_of
from periodize.run_sources.vocabulary import vocabulary

OUR_SESSION = re.compile(r"@periodize$")
RUNNA = re.compile(
    r"(?:UPCOMING_PLAN_WORKOUT|PLAN_WORKOUT|COMPLETED_ACTIVITY).*?week_\d+_([A-Z][A-Z_]*[A-Z])(?:_\d+)?",
    re.ASCII,
)
FIELD_KINDS = ("X-WORKOUT-TYPE", "X-ACTIVITY-TYPE", "X-SPORT", "X-TYPE", "X-RUN-TYPE")
FIELD_MINUTES = (
    "X-WORKOUT-ESTIMATED-DURATION",
    "X-ESTIMATED-DURATION",
    "X-WORKOUT-DURATION",
    "X-DURATION",
)
FIELD_DISTANCES = ("X-WORKOUT-DISTANCE", "X-DISTANCE", "X-PLANNED-DISTANCE")
WHOLE_DAY = 20 * 60
"""Minutes from which on a timed event is one of a whole day, as some programs write it."""


def runs_in_calendar(
    content: bytes,
    file: str,
    habits: Habits,
    *,
    timezone: str | None = None,
    days: tuple[dt.date, dt.date] | None = None,
    abroad: Sequence[tuple[DateRange, str]] = (),
) -> Found:
    """Read the runs of an .ics file.

    Args:
        content: its bytes.
        file: its name, for messages.
        habits: what is known of the runner.
        timezone: the zone in which hours are wanted; each event's own if not given.
        days: the first and last day that are wanted; all if not given.
        abroad: days whose hours are wanted in another zone.

    Raises:
        InputRefused: it is no calendar.
    """
    events = read_events(content, file, timezone=timezone, days=days, abroad=abroad)
    found = Found(notes=list(events.notes), zone=events.zone)
    found.left_out = [
        Omitted(each.date, each.title or UNTITLED, each.why) for each in events.left_out
    ]
    for event in events.events:
        why = _is_no_run(event)
        if why and (stages := stages_of(event)):
            found.runs += stages
        elif why:
            found.left_out.append(Omitted(event.date, event.title or UNTITLED, why))
        else:
            judge(_entry(event), habits, found)
    _without_doubles(found)
    return found


def _without_doubles(found: Found) -> None:
    """Leave out what stands there twice at one hour, as where a plan was taken in twice."""
    first: dict[tuple[object, ...], FoundRun] = {}
    kept = []
    for run in found.runs:
        same = first.setdefault((run.date, run.start, run.title, run.km, run.minutes), run)
        if run.start is None or same.uid == run.uid:
            kept.append(run)
        else:
            why = "stands there twice at this hour"
            found.left_out.append(Omitted(run.date, run.title, why))
    found.runs = kept


def _is_no_run(event: Event) -> str:
    """Why an event is none by its shape; empty if it may be one."""
    if OUR_SESSION.search(event.uid):
        return "a session that periodize planned"
    if event.days > 1:
        groups = {mark.group for mark in vocabulary().marks(plain(event.title))}
        if groups & {"sums", "week_labels", "total"}:
            return f"lasts {event.days} days: a week's sum, not a run"
        return f"lasts {event.days} days, so it is no single run"
    return ""


def _entry(event: Event) -> Entry:
    start = event.start
    long = event.minutes is not None and event.minutes >= WHOLE_DAY
    midnight = long and start is not None and (start.hour, start.minute) == (0, 0)
    return Entry(
        date=event.date,
        title=event.title,
        start=None if start is None or midnight else start.hour * 60 + start.minute,
        minutes=None if long else event.minutes,
        text=event.text,
        field_kind=_field_kind(event),
        field_km=_field_km(event),
        field_minutes=_field_minutes(event),
        line=event.line,
        uid=event.uid,
    )


def _field_kind(event: Event) -> str:
    """What a machine's field calls the workout, in words."""
    if found := RUNNA.search(event.uid):
        return found[1].replace("_", " ").lower()
    named = (event.fields[name] for name in FIELD_KINDS if name in event.fields)
    return next(named, "").replace("_", " ").lower()


def _field_minutes(event: Event) -> int | None:
    """Minutes by a machine's field, which holds seconds or a duration such as PT1H."""
    for name in FIELD_MINUTES:
        value = event.fields.get(name, "").strip()
        if re.fullmatch(r"\d{1,6}(?:\.\d+)?", value):
            return round(float(value) / 60) or None
        if value.upper().startswith("P"):
            try:
                return round(duration(value).total_seconds() / 60) or None
            except Unreadable:
                continue
    return None


def _field_km(event: Event) -> float | None:
    """Kilometres by a machine's field; a bare number is metres."""
    for name in FIELD_DISTANCES:
        value = event.fields.get(name, "").strip()
        if re.fullmatch(r"\d{1,7}(?:\.\d+)?", value):
            return round(float(value) / 1000, 3) or None
    return None
