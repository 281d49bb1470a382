"""Events of calendars as programs write them, and as they go wrong."""

from __future__ import annotations

import datetime as dt

import pytest

from periodize.errors import InputRefused
from periodize.reading.calendar_events import read_events
from tests.reading.calendars import a_calendar, days, read, starts

FINE = "UID:fine\nDTSTART:20270105\nSUMMARY:Easy run 8 km"

CUSTOM_ZONE = """\
BEGIN:VTIMEZONE
TZID:Customized Time Zone
BEGIN:STANDARD
DTSTART:16010101T020000
TZOFFSETFROM:-0400
TZOFFSETTO:-0500
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=1SU;BYMONTH=11
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:-0500
TZOFFSETTO:-0400
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=2SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE"""


@pytest.mark.parametrize(
    "lines",
    [
        "DTSTART:20270105",
        "DTSTART;VALUE=DATE:20270105",
        "DTSTART;VALUE=DATE:20270105\nDTEND;VALUE=DATE:20270105",
        "DTSTART;VALUE=DATE:20270105\nDTEND;VALUE=DATE:20270106",
        "DTSTART;VALUE=DATE:20270105\nDURATION:P1D",
    ],
)
def test_a_day_however_it_is_written(lines: str) -> None:
    """A bare date, no end, an end on the same day and one on the next are all one whole day."""
    (event,) = read(f"UID:1\n{lines}").events
    assert (event.date, event.start, event.days) == (dt.date(2027, 1, 5), None, 1)


@pytest.mark.parametrize("end", ["DTEND:20270105T060000", "DURATION:-PT1H"])
def test_an_end_before_the_start(end: str) -> None:
    """The start stays where it is, the length is not taken, and that is said."""
    found = read(f"UID:1\nDTSTART:20270105T070000\n{end}\nSUMMARY:Early")
    assert (starts(found), found.events[0].minutes) == ([dt.datetime(2027, 1, 5, 7)], None)
    assert found.notes == ["Early (2027-01-05) ends before it starts; its length is not taken."]


@pytest.mark.parametrize(
    ("broken", "why"),
    [
        ("UID:1\nSUMMARY:x", "it has no start"),
        ("UID:1\nDTSTART:00010101", "the year 1 is not between 1970 and 2199"),
        ("UID:1\nDTSTART:20270230", "'20270230' is no date of the calendar"),
        ("UID:1\nDTSTART:tomorrow", "'tomorrow' is no date"),
        ("UID:1\nDTSTART:20270105\nRRULE:FREQ=DAILY;INTERVAL=0", "no usable INTERVAL"),
        ("UID:1\nDTSTART:20270105\nRRULE:FREQ=DAILY;COUNT=\u00b2", "no usable COUNT"),
        ("UID:1\nDTSTART:20270105\nRRULE:FREQ=MONTHLY;BYMONTHDAY=-+5", "no usable BYMONTHDAY"),
        ("UID:1\nDTSTART:20270105\nRRULE:FREQ=YEARLY;BYDAY=\u00b2MO", "no usable BYDAY"),
        ("UID:1\nDTSTART:20270105\nRRULE:FREQ=SECONDLY", "oftener than daily"),
        ("UID:1\nDTSTART:20270105\nRRULE:FREQ=MINUTELY;INTERVAL=90000", "oftener than daily"),
        ("UID:1\nDTSTART:20270105T070000\nRRULE:FREQ=DAILY;BYHOUR=7,8,9", "oftener than daily"),
        ("UID:1\nDTSTART:20270105T070000\nRRULE:FREQ=DAILY;BYSECOND=0,1", "oftener than daily"),
        ("UID:1\nDTSTART:20270105\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31", "can never come"),
        ("UID:1\nDTSTART:20270105\nRRULE:FREQ=MONTHLY;BYDAY=6MO", "can never come"),
        ("UID:1\nDTSTART:20270105\nRRULE:EVERY=DAY", "cannot be read"),
    ],
)
def test_one_bad_event_costs_only_itself(broken: str, why: str) -> None:
    """What is wrong with it is told, and the event after it is read."""
    found = read(broken, FINE)
    assert days(found) == ["01-05"]
    assert found.events[0].uid == "fine"
    assert why in found.left_out[0].why


def test_two_events_of_one_identifier() -> None:
    """Both are read and it is said, unless one is the newer form of the other."""
    first, second = "UID:1\nDTSTART:20270105", "UID:1\nDTSTART:20270106"
    found = read(f"{first}\nSUMMARY:A", f"{second}\nSUMMARY:B")
    assert days(found) == ["01-05", "01-06"]
    assert found.notes == ["B (2027-01-06) has the identifier of another event; both are read."]
    newer = read(f"{first}\nSEQUENCE:0", f"{second}\nSEQUENCE:1")
    assert (days(newer), newer.notes) == (["01-06"], [])


def test_a_file_that_is_cut_off() -> None:
    """What is whole is read; what is not is told."""
    found = read(FINE, "UID:2\nDTSTART:20270106\nSUMMARY:Long run", end="")
    assert days(found) == ["01-05", "01-06"]
    assert found.notes == [
        "plan.ics is cut off before END:VCALENDAR; what came after is not there."
    ]
    cut = a_calendar(FINE, "UID:2\nDTSTART:20270106\nSUMMARY:Long run")
    cut = cut[: cut.rindex(b"END:VEVENT")]
    broken = read_events(cut, "plan.ics").left_out
    assert [(each.title, each.why) for each in broken] == [
        ("Long run", "cut off: the file ends before it does")
    ]


def test_an_event_inside_another() -> None:
    """The outer one is told to be cut off, the inner one and the next are read."""
    nested = "UID:1\nDTSTART:20270104\nSUMMARY:Outer\nBEGIN:VEVENT\nUID:2\nDTSTART:20270105"
    found = read(nested, "UID:3\nDTSTART:20270106")
    assert days(found) == ["01-05", "01-06"]
    assert found.left_out[0].title == "Outer"
    assert "another entry begins" in found.left_out[0].why


def test_an_alarm_is_no_part_of_its_event() -> None:
    """Its description and its lines stay its own."""
    alarm = "BEGIN:VALARM\nTRIGGER:-PT15M\nDESCRIPTION:Reminder\nEND:VALARM"
    (event,) = read(f"UID:1\nDTSTART:20270105\n{alarm}\nSUMMARY:Run").events
    assert (event.title, event.text) == ("Run", "")


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "the file is empty"),
        (b"<!DOCTYPE html><html><body>Sign in</body></html>", "a web page and no calendar"),
        (b"hello", "no line BEGIN:VCALENDAR"),
        (b"BEGIN:VCALENDAR\x00", "zero bytes"),
    ],
)
def test_what_is_no_calendar(content: bytes, why: str) -> None:
    """It is refused with what it is instead."""
    with pytest.raises(InputRefused, match=why):
        read_events(content, "plan.ics")


@pytest.mark.parametrize("encode", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_bytes_of_any_common_encoding(encode: str) -> None:
    """A title with an umlaut comes out the same; only Windows-1252 is worth a note."""
    text = a_calendar("UID:1\nDTSTART:20270105\nSUMMARY:Hügel").decode()
    found = read_events(text.encode(encode), "plan.ics")
    assert found.events[0].title == "Hügel"
    assert bool(found.notes) == (encode == "cp1252")


def test_lines_ended_and_folded_any_way() -> None:
    """Bare line feeds, and lines carried on by a blank or a tab, are read."""
    text = a_calendar("UID:1\nDTSTART:20270105\nSUMMARY:Long\n  run\n\t 20 km").replace(b"\r", b"")
    assert read_events(text, "plan.ics").events[0].title == "Long run 20 km"


class TestZones:
    """Hours are wall time of the zone that is asked for, else of each event's own."""

    @pytest.mark.parametrize(
        "zone",
        ["Europe/Berlin", "W. Europe Standard Time", "/freeassociation.org/Europe/Berlin"],
    )
    def test_names_of_the_world_of_windows_and_of_makers(self, zone: str) -> None:
        """They mean the same zone."""
        event = f"UID:1\nDTSTART;TZID={zone}:20270105T070000"
        assert starts(read(event)) == [dt.datetime(2027, 1, 5, 7)]
        assert starts(read(event, timezone="America/New_York")) == [dt.datetime(2027, 1, 5, 1)]

    @pytest.mark.parametrize(
        ("name", "hour"),
        [
            ("GMT+0200", 18),
            ("GMT+02:00", 18),
            ('"GMT+02:00"', 18),
            ("UTC-5", 25),
            ("UTC", 20),
            ("gmt+1", 19),
        ],
    )
    def test_a_distance_from_greenwich(self, name: str, hour: int) -> None:
        """An offset without a place is one, the same in summer and in winter."""
        found = read(
            f"UID:1\nDTSTART;TZID={name}:20270604T180000\nSUMMARY:Easy 8 km",
            timezone="Europe/Berlin",
        )
        assert starts(found) == [dt.datetime(2027, 6, 4) + dt.timedelta(hours=hour)]
        assert not found.notes

    @pytest.mark.parametrize("name", ["GMT+99", "GMT+2:70", "GMT+²"])
    def test_no_distance_from_greenwich(self, name: str) -> None:
        """What is no offset is no zone, and that is said."""
        found = read(f"UID:1\nDTSTART;TZID={name}:20270604T180000\nSUMMARY:Easy 8 km")
        assert "is not known" in found.notes[0]

    def test_a_zone_that_the_file_explains(self) -> None:
        """It counts where its name is nobody else's."""
        event = "UID:1\nDTSTART;TZID=Customized Time Zone:20270105T070000"
        found = read(event, head=CUSTOM_ZONE, timezone="Europe/Berlin")
        assert (starts(found), found.notes) == ([dt.datetime(2027, 1, 5, 13)], [])

    @pytest.mark.parametrize(
        ("zone", "head"),
        [
            ("Nowhere", ""),
            ("(UTC+01:00) Amsterdam, Berlin, Bern", ""),
            ("x" * 5000, ""),
            ("../../etc/passwd", ""),
            ("Customized Time Zone", CUSTOM_ZONE.replace("-0400", "+99999999")),
            ("Customized Time Zone", CUSTOM_ZONE.replace("YEARLY", "SECONDLY")),
        ],
    )
    def test_a_zone_that_leads_nowhere(self, zone: str, head: str) -> None:
        """The hour is taken as it is written, and that is said once."""
        event = f"DTSTART;TZID={zone}:20270105T070000"
        found = read(f"UID:1\n{event}", f"UID:2\n{event}", head=head, timezone="Europe/Berlin")
        assert starts(found) == [dt.datetime(2027, 1, 5, 7)] * 2
        assert len(found.notes) == 1
        assert "is not known" in found.notes[0]

    def test_the_zone_of_the_whole_calendar(self) -> None:
        """Times in UTC become those of the zone that the calendar names."""
        found = read("UID:1\nDTSTART:20270105T060000Z", head="X-WR-TIMEZONE:Europe/Berlin")
        assert (starts(found), found.zone) == ([dt.datetime(2027, 1, 5, 7)], "Europe/Berlin")


class TestRepeats:
    """Rules with their exceptions and moved instances."""

    def test_every_other_week_with_exceptions_of_any_form(self) -> None:
        """Days, hours and hours in UTC all leave a day out; what is moved stands where it went."""
        master = (
            "UID:1\nDTSTART;TZID=Europe/Berlin:20270105T070000\n"
            "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;UNTIL=20270205T060000Z\n"
            "EXDATE;VALUE=DATE:20270107\nEXDATE:20270119T060000Z"
        )
        moved = "UID:1\nRECURRENCE-ID;TZID=Europe/Berlin:20270121T070000\nDTSTART:20270122T180000"
        assert days(read(master, moved)) == ["01-05", "01-22", "02-02", "02-04"]

    def test_whole_days_with_an_end_by_the_minute(self) -> None:
        """A rule of whole days may end at an hour, and be moved by one."""
        master = "UID:1\nDTSTART;VALUE=DATE:20270105\nRRULE:FREQ=DAILY;UNTIL=20270108T120000Z"
        moved = "UID:1\nRECURRENCE-ID:20270106T000000Z\nDTSTART;VALUE=DATE:20270110"
        assert days(read(master, moved)) == ["01-05", "01-07", "01-08", "01-10"]

    def test_what_goes_on_for_ever_is_followed_for_a_year(self) -> None:
        """A weekly event without an end gives 54 days, one asked for by days those only."""
        weekly = "UID:1\nDTSTART:20270105T070000\nRRULE:FREQ=WEEKLY"
        assert len(read(weekly).events) == 54
        asked = (dt.date(2030, 1, 1), dt.date(2030, 1, 14))
        found = read_events(a_calendar(weekly), "plan.ics", days=asked)
        assert [event.date for event in found.events] == [dt.date(2030, 1, 1), dt.date(2030, 1, 8)]

    def test_an_instance_that_is_cancelled(self) -> None:
        """It is left out with the reason, and the others stand."""
        master = "UID:1\nDTSTART:20270105\nRRULE:FREQ=DAILY;COUNT=3\nSUMMARY:Run"
        gone = "UID:1\nRECURRENCE-ID:20270106\nDTSTART:20270106\nSTATUS:CANCELLED"
        found = read(master, gone)
        assert days(found) == ["01-05", "01-07"]
        assert [each.why for each in found.left_out] == ["cancelled"]
