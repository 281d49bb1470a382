"""Wall times of one zone around the days when its clocks change.

A wall time that does not exist (clocks go forward) is moved forward by the gap; one that exists
twice (clocks go back) is its first occurrence. That is also how RFC 5545 reads a local time.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from periodize.dates import ONE_DAY, DateRange

_HALF_DAY = dt.timedelta(hours=12)
_SECOND = dt.timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Observance:
    """A stretch of constant offset.

    Attributes:
        onset: when it begins, in the wall time of the stretch before it, as RFC 5545 asks.
        before: offset from UTC until the onset.
        offset: offset from UTC from the onset on.
        name: abbreviation, such as CEST.
        daylight: whether it is daylight saving time.
    """

    onset: dt.datetime
    before: dt.timedelta
    offset: dt.timedelta
    name: str
    daylight: bool


def observances(zone: ZoneInfo, days: DateRange) -> tuple[Observance, ...]:
    """The stretches that cover the days and a day on either side; at least one."""
    first = dt.datetime.combine(days.start - ONE_DAY, dt.time(), dt.UTC)
    last = dt.datetime.combine(days.end + ONE_DAY, dt.time(), dt.UTC)
    changes = [(moment, _offset(zone, moment - _SECOND)) for moment in _changes(zone, first, last)]
    return tuple(
        _observance(zone, moment, before)
        for moment, before in [(first, _offset(zone, first)), *changes]
    )


def _observance(zone: ZoneInfo, moment: dt.datetime, before: dt.timedelta) -> Observance:
    local = moment.astimezone(zone)
    return Observance(
        onset=(moment + before).replace(tzinfo=None),
        before=before,
        offset=_offset(zone, moment),
        name=local.tzname() or "LMT",
        daylight=bool(local.dst()),
    )


def _changes(zone: ZoneInfo, first: dt.datetime, last: dt.datetime) -> Iterator[dt.datetime]:
    moment = first
    while moment < last:
        following = min(moment + _HALF_DAY, last)
        if _offset(zone, moment) != _offset(zone, following):
            yield _first_second_after(zone, moment, following)
        moment = following


def _first_second_after(zone: ZoneInfo, old: dt.datetime, new: dt.datetime) -> dt.datetime:
    offset = _offset(zone, new)
    while new - old > _SECOND:
        middle = old + (new - old) // 2
        middle = middle.replace(microsecond=0)
        if _offset(zone, middle) == offset:
            new = middle
        else:
            old = middle
    return new


def _offset(zone: ZoneInfo, moment: dt.datetime) -> dt.timedelta:
    return moment.astimezone(zone).utcoffset() or dt.timedelta()


def existing(wall: dt.datetime, zone: ZoneInfo) -> dt.datetime:
    """The wall time itself, in its zone, or the one that the clock shows after a gap."""
    return wall.replace(tzinfo=zone, fold=0).astimezone(dt.UTC).astimezone(zone)
