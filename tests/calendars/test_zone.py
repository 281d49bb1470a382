"""Wall times around the days when clocks change."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from periodize.calendars.zone import existing, observances
from periodize.dates import DateRange

HOUR = dt.timedelta(hours=1)


def _days(first: str, last: str) -> DateRange:
    return DateRange(dt.date.fromisoformat(first), dt.date.fromisoformat(last))


def test_spring() -> None:
    """Daylight time begins at two o'clock by the clock before the change, not at three."""
    winter, summer = observances(ZoneInfo("Europe/Berlin"), _days("2027-03-22", "2027-04-05"))
    assert (winter.name, winter.daylight, winter.offset) == ("CET", False, HOUR)
    assert (summer.name, summer.daylight, summer.before) == ("CEST", True, HOUR)
    assert summer.onset == dt.datetime(2027, 3, 28, 2)


def test_autumn() -> None:
    """Standard time begins at three o'clock by the clock before the change."""
    summer, winter = observances(ZoneInfo("Europe/Berlin"), _days("2027-10-25", "2027-11-08"))
    assert summer.daylight
    assert winter.onset == dt.datetime(2027, 10, 31, 3)


def test_no_change() -> None:
    """A zone without changes has one stretch."""
    assert len(observances(ZoneInfo("Pacific/Apia"), _days("2027-01-04", "2027-12-31"))) == 1


@pytest.mark.parametrize(
    ("zone", "wall", "found"),
    [
        ("Europe/Berlin", "2026-03-29 02:30", "2026-03-29 03:30"),
        ("Europe/Berlin", "2026-03-29 18:00", "2026-03-29 18:00"),
        ("America/Santiago", "2026-09-06 00:00", "2026-09-06 01:00"),
        ("Asia/Beirut", "2026-03-29 00:00", "2026-03-29 01:00"),
        ("Africa/Cairo", "2026-04-24 00:30", "2026-04-24 01:30"),
        ("America/Havana", "2026-03-08 00:00", "2026-03-08 01:00"),
        ("Australia/Lord_Howe", "2026-10-04 02:10", "2026-10-04 02:40"),
        ("Antarctica/Troll", "2026-03-29 01:30", "2026-03-29 03:30"),
        ("Pacific/Apia", "2011-12-30 12:00", "2011-12-31 12:00"),
    ],
)
def test_gap(zone: str, wall: str, found: str) -> None:
    """A wall time that does not exist moves forward by the gap; others stay."""
    moment = existing(dt.datetime.fromisoformat(wall), ZoneInfo(zone))
    assert moment.replace(tzinfo=None) == dt.datetime.fromisoformat(found)


def test_twice() -> None:
    """A wall time that exists twice is its first occurrence."""
    moment = existing(dt.datetime(2026, 10, 25, 2, 30), ZoneInfo("Europe/Berlin"))
    assert moment.utcoffset() == 2 * HOUR


@settings(deadline=None)
@given(
    st.sampled_from(sorted(available_timezones() - {"localtime"})),
    st.dates(dt.date(2024, 1, 1), dt.date(2030, 1, 1)),
    st.integers(0, 24 * 60 - 1),
)
def test_offsets_agree_with_the_zone(name: str, day: dt.date, minute: int) -> None:
    """The latest stretch whose onset has come gives the zone's own offset, at any moment."""
    zone = ZoneInfo(name)
    moment = dt.datetime.combine(day, dt.time(), dt.UTC) + minute * dt.timedelta(minutes=1)
    found = observances(zone, DateRange(day - dt.timedelta(40), day + dt.timedelta(40)))
    begun = [one for one in found if (one.onset - one.before).replace(tzinfo=dt.UTC) <= moment]
    assert begun[-1].offset == moment.astimezone(zone).utcoffset()
