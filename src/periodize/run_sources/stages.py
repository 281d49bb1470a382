"""A race of several days that a calendar has as one entry: its stages, or the day it is run on."""

from __future__ import annotations

from periodize.dates import add_days
from periodize.reading.calendar_entries import Event
from periodize.run_sources.found import FoundRun
from periodize.run_sources.title import readings
from periodize.run_sources.vocabulary import vocabulary


def stages_of(event: Event) -> list[FoundRun]:
    """The races that an entry of several days means; none where it names no race.

    A long way is run in stages, each day an equal part of it, which races on days in a row are
    put together from again. What no one calls so far is a race of the last day, as a guess: the
    days before it are those of the journey.
    """
    words, reads = vocabulary(), readings(event.title)
    race = reads[0] if len(reads) == 1 and reads[0].kind == "race" else None
    if race is None or event.start is not None or event.days > words.most_stage_days:
        return []
    if race.km is None or race.km < words.stages_from_km:
        return [_race(event, event.days - 1, race.km, sure=False)]
    part = round(race.km / event.days, 3)
    return [_race(event, day, part, sure=race.sure) for day in range(event.days)]


def _race(event: Event, day: int, km: float | None, *, sure: bool) -> FoundRun:
    return FoundRun(
        date=add_days(event.date, day),
        start=None,
        title=event.title,
        kind="race",
        km=km,
        told_by="title",
        sure=sure,
        line=event.line,
        uid=event.uid,
    )
