"""The plan as a calendar file."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from typing import Any
from zoneinfo import ZoneInfo

import icalendar

from periodize.calendars.continuity import carry_over
from periodize.calendars.ics import to_ics
from periodize.plan import Plan
from periodize.scenario.scenario import CalendarWishes
from tests.build import a_lift, a_plan, a_race, a_scenario, a_session

TUE, FRI = "2027-05-04 18:00", "2027-05-07 18:00"


def _written(*starts: str, earlier: Plan | None = None, **changes: Any) -> tuple[bytes, Plan]:
    scenario = a_scenario(**changes)
    plan = carry_over(a_plan(*map(a_session, starts)), earlier, scenario)
    return to_ics(scenario, plan), plan


def _events(text: bytes) -> list[Any]:
    return list(icalendar.Calendar.from_ical(text).walk("VEVENT"))


def test_one_session() -> None:
    """A session's event says when, where, what and why."""
    (event,) = _events(_written(TUE)[0])
    berlin = ZoneInfo("Europe/Berlin")
    assert event["UID"] == "anna-w01-lower-strength-1@periodize"
    assert event["DTSTART"].dt == dt.datetime(2027, 5, 4, 18, tzinfo=berlin)
    assert event["DTEND"].dt == dt.datetime(2027, 5, 4, 18, 55, tzinfo=berlin)
    assert event["SUMMARY"] == "Lower strength, 55 min: Back squat 72.5 kg"
    assert event["LOCATION"] == "gym"
    assert event["STATUS"] == "CONFIRMED"
    assert [str(name) for name in event["CATEGORIES"].cats] == ["Strength", "Lower strength"]
    assert str(event["DESCRIPTION"]).splitlines() == [
        "Strength phase, off-season",
        "",
        "Warm-up: 8 min, easy movement, then two or three lighter sets of the first lift",
        "1. Back squat: 4 x 4 at 72.5 kg (85 %), 1 rep in reserve, rest 3 min",
        "2. Side plank: 3 x 45 s per side, rest 45 s",
        "",
        "Why here:",
        "- 48 h before Thursday's intervals",
    ]


def test_pair() -> None:
    """Exercises of one pair share a number and are said to go together."""
    session = a_session(TUE, exercises=(a_lift(pair="A"), a_lift(name="Box jump", pair="A")))
    (event,) = _events(to_ics(a_scenario(), a_plan(session)))
    assert "2b" not in event["DESCRIPTION"]
    assert "1a and 1b go together: one set of each in turn." in event["DESCRIPTION"]


def test_imperial() -> None:
    """With imperial units loads are in pounds."""
    (event,) = _events(_written(TUE, units="imperial")[0])
    assert event["SUMMARY"].endswith("Back squat 160 lb")
    assert " kg" not in event["DESCRIPTION"]


def test_stamps() -> None:
    """Stamps are the block's start plus a minute for each change of the event."""
    _, first = _written(TUE)
    (event,) = _events(_written(FRI, earlier=first)[0])
    stamp = dt.datetime(2027, 5, 3, 0, 1, tzinfo=dt.UTC)
    assert event["SEQUENCE"] == 1
    assert event["DTSTAMP"].dt == event["LAST-MODIFIED"].dt == stamp


def test_cancelled() -> None:
    """A session that is gone stays as a cancelled event that blocks no time."""
    first = _written(TUE, FRI)[1]
    live, gone = _events(_written(FRI, earlier=first)[0])
    assert (live["STATUS"], live["UID"]) == ("CONFIRMED", "anna-w01-lower-strength-2@periodize")
    assert (gone["STATUS"], gone["UID"]) == ("CANCELLED", "anna-w01-lower-strength-1@periodize")
    assert (gone["SEQUENCE"], gone["TRANSP"]) == (1, "TRANSPARENT")
    assert gone["SUMMARY"] == "Cancelled: Lower strength, 55 min: Back squat 72.5 kg"
    assert gone["DTEND"].dt - gone["DTSTART"].dt == dt.timedelta(minutes=55)


def test_race() -> None:
    """A race is a day that blocks no time and ends on the next."""
    text = to_ics(a_scenario(races=(a_race(),)), a_plan())
    (event,) = _events(text)
    assert b"DTSTART;VALUE=DATE:20270516" in text
    assert event["DTEND"].dt == dt.date(2027, 5, 17)
    assert (event["TRANSP"], event["SUMMARY"]) == ("TRANSPARENT", "Race: Berlin, 42.2 km")


def test_alarm() -> None:
    """An alarm shows only where one was asked for."""
    wishes = CalendarWishes(alarm_minutes=30)
    text = _written(TUE, calendar=wishes)[0]
    assert b"ACTION:DISPLAY\r\n" in text
    assert b"TRIGGER:-PT30M\r\n" in text
    assert b"VALARM" not in _written(TUE)[0]


def test_file() -> None:
    """The file is ours, names the calendar once, has no method, no comment and short lines."""
    text = _written(TUE)[0]
    assert b"PRODID:-//periodize//periodize//EN" in text
    assert text.count(b"X-WR-CALNAME:Strength\r\n") == 1
    assert b"METHOD" not in text
    assert b"COMMENT" not in text
    assert text.count(b"\n") == text.count(b"\r\n") == text.count(b"\r")
    assert max(map(len, text.split(b"\r\n"))) <= 75


def test_same_bytes_anywhere() -> None:
    """Neither the machine's zone nor its language nor the hour changes a byte."""
    code = (
        "import sys; from tests.calendars.test_ics import _written, TUE, FRI\n"
        "sys.stdout.buffer.write(_written(TUE, FRI)[0])"
    )
    for environment in ({"TZ": "Pacific/Apia"}, {"TZ": "nonsense", "LC_ALL": "de_DE.UTF-8"}):
        paths = {"PYTHONPATH": ":".join(filter(None, sys.path)), "PYTHONHASHSEED": "7"}
        command = [sys.executable, "-c", code]
        done = subprocess.run(command, env=environment | paths, capture_output=True, check=True)
        assert done.stdout == _written(TUE, FRI)[0]
