"""Windows that events of a calendar close."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reading.calendars import a_calendar
from tests.scenario.texts import HEAD, said, scenario

PLACES = "places: {gym: {equipment: [mat]}}\n"
TUESDAY = 'availability: {busy: [work.ics], tue: [{from: "17:00", to: "20:00", at: gym}]}\n'


def open_hours(folder: Path, event: str, text: str = TUESDAY) -> list[str]:
    """The windows of the block's first Tuesday beside an event."""
    (folder / "work.ics").write_bytes(a_calendar(f"UID:1\n{event}"))
    found = scenario(HEAD + PLACES + text, folder)
    windows = [window for window in found.windows if window.date.day == 4]
    return [f"{window.start:%H:%M}-{window.end:%H:%M}" for window in windows]


TIMED = "DTSTART;TZID=Europe/Berlin:20270504T{}\nDTEND;TZID=Europe/Berlin:20270504T{}"


@pytest.mark.parametrize(
    ("event", "hours"),
    [
        (TIMED.format("180000", "183000"), ["17:00-18:00", "18:30-20:00"]),
        (TIMED.format("160000", "173000"), ["17:30-20:00"]),
        (TIMED.format("160000", "170000"), ["17:00-20:00"]),
        (TIMED.format("200000", "210000"), ["17:00-20:00"]),
        (TIMED.format("170000", "200000"), []),
        ("DTSTART:20270504", []),
        ("DTSTART:20270503\nDTEND:20270505", []),
        ("DTSTART:20270503\nDTEND:20270504", ["17:00-20:00"]),
        ("DTSTART:20270504\nTRANSP:TRANSPARENT", ["17:00-20:00"]),
        ("DTSTART:20270504\nX-MICROSOFT-CDO-BUSYSTATUS:FREE", ["17:00-20:00"]),
        ("DTSTART:20270504\nSTATUS:CANCELLED", ["17:00-20:00"]),
        ("DTSTART:20270427T160000Z\nDTEND:20270427T170000Z\nRRULE:FREQ=WEEKLY",
         ["17:00-18:00", "19:00-20:00"]),
    ],
)  # fmt: skip
def test_what_an_event_closes(tmp_path: Path, event: str, hours: list[str]) -> None:
    """Busy events close their hours, whole days the day; free and cancelled ones nothing."""
    assert open_hours(tmp_path, event) == hours


@pytest.mark.parametrize(
    ("line", "hours"),
    [
        ("FREEBUSY:20270504T160000Z/20270504T163000Z", ["17:00-18:00", "18:30-20:00"]),
        ("FREEBUSY;FBTYPE=BUSY:20270504T150000Z/PT1H,20270504T170000Z/PT30M",
         ["18:00-19:00", "19:30-20:00"]),
        ("FREEBUSY;FBTYPE=FREE:20270504T150000Z/PT3H", ["17:00-20:00"]),
        ("FREEBUSY:soon/PT1H,20270504T150000Z/PT1H", ["18:00-20:00"]),
    ],
)  # fmt: skip
def test_a_calendar_that_says_only_when(tmp_path: Path, line: str, hours: list[str]) -> None:
    """Stretches without events close their hours, too; a broken one costs itself."""
    text = f"BEGIN:VCALENDAR\nBEGIN:VFREEBUSY\n{line}\nEND:VFREEBUSY\nEND:VCALENDAR\n"
    (tmp_path / "work.ics").write_text(text)
    found = scenario(HEAD + PLACES + TUESDAY, tmp_path)
    windows = [window for window in found.windows if window.date.day == 4]
    assert [f"{each.start:%H:%M}-{each.end:%H:%M}" for each in windows] == hours


def test_our_own_sessions_close_nothing(tmp_path: Path) -> None:
    """A session that was planned earlier leaves its window open."""
    event = "X-A:1\nUID:a-w01-core-1@periodize\n" + TIMED.format("180000", "183000")
    (tmp_path / "work.ics").write_bytes(a_calendar(event))
    found = scenario(HEAD + PLACES + TUESDAY, tmp_path)
    assert [f"{window.start:%H:%M}" for window in found.windows] == ["17:00"] * 4


def test_the_usual_hours_beside_a_busy_calendar(tmp_path: Path) -> None:
    """Without windows of one's own the usual ones are cut, and assumed aloud."""
    text = "availability: {busy: [work.ics]}\n"
    hours = open_hours(tmp_path, TIMED.format("060000", "070000"), text)
    assert hours == ["07:00-08:00", "17:00-20:30"]


def test_a_busy_calendar_that_is_not_there(tmp_path: Path) -> None:
    """It is refused at its place; so is another kind of file."""
    text = HEAD + PLACES + TUESDAY
    assert said(text, tmp_path) == [
        "plan.yaml:6:23: there is no file 'work.ics' in the scenario's folder"
    ]
    other = text.replace("work.ics", "work.csv")
    assert said(other, tmp_path) == ["plan.yaml:6:23: 'work.csv' is not a .ics file"]
