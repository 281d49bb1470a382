"""Sessions at their wall times, whatever the clocks do."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from periodize.calendars.ics import to_ics
from periodize.calendars.zone import existing
from periodize.dates import DateRange
from tests.build import a_block, a_plan, a_scenario, a_session


def _events(text: bytes) -> list[Any]:
    return list(icalendar.Calendar.from_ical(text).walk("VEVENT"))


BLOCKS = [
    ("Europe/Berlin", "2027-03-22", 2),
    ("Europe/Berlin", "2027-10-25", 2),
    ("America/New_York", "2027-03-08", 2),
    ("America/New_York", "2027-11-01", 2),
    ("Pacific/Apia", "2027-03-29", 1),
    ("UTC", "2027-03-29", 1),
]


@pytest.mark.parametrize(("zone", "monday", "stretches"), BLOCKS)
def test_clock_changes(zone: str, monday: str, stretches: int) -> None:
    """Each session starts at its wall time in its zone, before and after the clocks change."""
    block = a_block(2, dt.date.fromisoformat(monday))
    starts = [f"{day} 06:30" for day in block]
    text = to_ics(a_scenario(days=block, timezone=zone), a_plan(*map(a_session, starts)))
    found = [event["DTSTART"].dt for event in _events(text)]
    assert found == [
        dt.datetime.fromisoformat(start).replace(tzinfo=ZoneInfo(zone)) for start in starts
    ]
    assert text.count(b"TZOFFSETFROM") == stretches
    assert (b"DTSTART:20270329T063000Z" if zone == "UTC" else f"TZID={zone}".encode()) in text


@pytest.mark.parametrize(
    ("start", "minutes", "first", "last"),
    [
        ("2026-10-25 02:30", 55, "00:30", "01:25"),
        ("2026-10-25 01:30", 120, "23:30", "01:30"),
        ("2026-03-29 02:30", 55, "01:30", "02:25"),
        ("2026-03-29 01:30", 55, "00:30", "01:25"),
    ],
)
def test_in_the_night(start: str, minutes: int, first: str, last: str) -> None:
    """In the night of a change a session still starts once and lasts its minutes."""
    block = a_block(2, dt.date.fromisoformat(start[:10]))
    session = a_session(start, minutes=minutes)
    (event,) = _events(to_ics(a_scenario(days=block), a_plan(session)))
    times = [event[name].dt.astimezone(dt.UTC) for name in ("DTSTART", "DTEND")]
    assert [f"{moment:%H:%M}" for moment in times] == [first, last]


@settings(deadline=None)
@given(
    st.sampled_from(sorted(available_timezones() - {"localtime"})),
    st.datetimes(dt.datetime(2026, 1, 5), dt.datetime(2029, 12, 30)),
)
def test_any_zone(zone: str, moment: dt.datetime) -> None:
    """In every zone the file gives back the instant and the label of the session's start."""
    start = moment.replace(second=0, microsecond=0)
    scenario = a_scenario(days=a_block(1, start.date()), timezone=zone)
    (event,) = _events(to_ics(scenario, a_plan(a_session(start.isoformat()))))
    found = event["DTSTART"].dt
    expected = existing(start, ZoneInfo(zone))
    assert found.replace(tzinfo=None) == expected.replace(tzinfo=None)
    assert found.utcoffset() == expected.utcoffset()


def test_days_abroad() -> None:
    """A session of a day abroad stands in the zone there, and the file explains both zones."""
    block = a_block(1, dt.date(2027, 5, 3))
    away = DateRange(dt.date(2027, 5, 5), dt.date(2027, 5, 6))
    scenario = dataclasses.replace(a_scenario(days=block), abroad=((away, "America/Denver"),))
    sessions = [a_session(f"2027-05-0{day} 06:30") for day in (4, 5)]
    text = to_ics(scenario, a_plan(*sessions))
    home, there = (event["DTSTART"].dt for event in _events(text))
    assert there - home == dt.timedelta(hours=24 + 8)
    assert text.count(b"BEGIN:VTIMEZONE") == 2
