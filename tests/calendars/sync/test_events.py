"""Events as they are read back, whatever became of them on a server."""

from __future__ import annotations

import datetime as dt

import pytest

from periodize.calendars.continuity import carry_over
from periodize.calendars.events import events_of
from periodize.calendars.sync.events import There, content_of, merged, name_of, read
from tests.build import a_plan, a_scenario, a_session

BERLIN = a_scenario().zone_on
HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:u\r\n"
TAIL = "END:VEVENT\r\nEND:VCALENDAR\r\n"


def _read(*lines: str) -> There:
    return read("\r\n".join((HEAD.rstrip(), *lines, TAIL)).encode(), "e", BERLIN)


@pytest.mark.parametrize(
    ("lines", "start", "minutes"),
    [
        (("DTSTART:20270504T160000Z", "DTEND:20270504T165500Z"), "2027-05-04T18:00", 55),
        (("DTSTART:20270504T180000", "DURATION:PT55M"), "2027-05-04T18:00", 55),
        (("DTSTART;TZID=America/New_York:20270504T120000",), "2027-05-04T18:00", 0),
        (("DTSTART;VALUE=DATE:20270504",), "2027-05-04T00:00", 0),
        (("DTSTART:20271031T003000Z", "DTEND:20271031T013000Z"), "2027-10-31T02:30", 60),
    ],
)
def test_times(lines: tuple[str, ...], start: str, minutes: int) -> None:
    """Hours are told in the scenario's zone, however a client writes them."""
    there = _read(*lines)
    assert there.start
    assert (there.start.isoformat(timespec="minutes"), there.minutes) == (start, minutes)


@pytest.mark.parametrize("content", [b"", b"<html>", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"])
def test_unreadable(content: bytes) -> None:
    """What is no event, or has no start, has no hour; nothing fails."""
    assert read(content, "e", BERLIN).start is None
    assert _read("SUMMARY:x").start is None
    assert _read("DTSTART:tomorrow").start is None
    assert _read("DTSTART:20270504T180000", "DTEND;VALUE=DATE:20270505").start is None


def test_as_written() -> None:
    """An event says of itself where we put it, in an hour that exists; its name is a hash."""
    scenario = a_scenario(days=a_scenario().days)
    plan = carry_over(a_plan(a_session("2027-03-28 02:30")), None, scenario)
    (event,) = events_of(scenario, plan)
    there = read(content_of(scenario, plan, event), "e", BERLIN)
    assert there.start == dt.datetime(2027, 3, 28, 3, 30)
    assert there.mark
    assert (there.mark.start, there.mark.minutes, there.mark.text) == (there.start, 55, there.text)
    name = name_of(scenario, event.id)
    assert name != name_of(scenario, "other")
    assert len(name) == 36
    assert set(name.removesuffix(".ics")) <= set("0123456789abcdef")


def test_merged() -> None:
    """Our times and the athlete's text, with a zone that the athlete's client had left out."""
    scenario = a_scenario()
    plan = carry_over(a_plan(a_session("2027-05-04 18:00")), None, scenario)
    (event,) = events_of(scenario, plan)
    theirs = _read("DTSTART:20270505T160000Z", "DURATION:PT10M", "DESCRIPTION:mine", "X-APP:1")
    both = read(merged(theirs, content_of(scenario, plan, event)), "e", BERLIN)
    assert (both.start, both.minutes, both.text) == (event.start, 55, theirs.text)
    assert b"X-APP:1" in both.content
    assert both.content.count(b"TZID:Europe/Berlin") == 1
