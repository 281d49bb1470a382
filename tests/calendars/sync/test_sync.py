"""A plan and a calendar on a real server, kept in step."""

from __future__ import annotations

import datetime as dt
import re

from periodize.calendars.sync.pushing import Moved
from periodize.calendars.sync.state import write_state
from periodize.dates import DateRange
from tests.build import a_scenario
from tests.calendars.sync.athlete import (
    Syncing,
    annotate,
    file_of,
    files,
    move,
    shown,
    write,
)
from tests.calendars.sync.server import Radicale

TUE, WED, THU, FRI, SAT = (f"2027-05-{day:02d} 18:00" for day in range(4, 9))
EARLY = "2027-05-05 07:00"
FIRST, SECOND, THIRD = (f"w01-lower-strength-{number}" for number in (1, 2, 3))


def test_create_update_delete(server: Radicale, three: Syncing) -> None:
    """The calendar follows the plan; what is as it should be is not written again."""
    assert shown(server) == [TUE, THU, SAT]
    server.asked.clear()
    assert three.sync().unchanged == 3
    assert server.asked == ["REPORT"]
    three.planned(TUE, FRI)
    told = three.sync()
    assert (told.updated, told.deleted, told.unchanged) == (1, 1, 1)
    assert shown(server) == [TUE, FRI]
    three.planned(TUE, FRI, minutes=40)
    assert three.sync().updated == 2
    assert three.sync().unchanged == 2


def test_moved_by_the_athlete(server: Radicale, three: Syncing) -> None:
    """A session dragged elsewhere is told, and stays there until it is asked to be put back."""
    move(server, FIRST, EARLY)
    for _ in range(2):
        told = three.sync()
        assert told.moved_by_you == [Moved(FIRST, "2027-05-04T18:00", "2027-05-05T07:00")]
        assert (told.updated, told.unchanged) == (0, 2)
    assert shown(server) == [EARLY, THU, SAT]
    assert three.sync(restore=True).updated == 1
    assert shown(server) == [TUE, THU, SAT]
    assert not three.sync().moved_by_you


def test_the_plan_follows(server: Radicale, three: Syncing) -> None:
    """Once the plan has a session where the athlete put it, both agree; its text follows."""
    move(server, FIRST, EARLY)
    three.sync()
    three.planned(EARLY, THU, SAT)
    told = three.sync()
    assert (told.updated, told.unchanged, told.moved_by_you) == (1, 2, [])
    assert three.sync().unchanged == 3
    assert shown(server) == three.starts()


def test_both_sides_move(server: Radicale, three: Syncing) -> None:
    """Where the plan moves what the athlete moved elsewhere, the athlete's stays and is told."""
    move(server, FIRST, EARLY)
    three.planned(WED, THU, SAT)
    assert [each.to for each in three.sync().moved_by_you] == ["2027-05-05T07:00"]
    assert shown(server) == [EARLY, THU, SAT]
    three.planned(THU, SAT)
    assert [each.id for each in three.sync().moved_by_you] == [FIRST]
    assert shown(server) == [EARLY, THU, SAT]


def test_deleted_by_the_athlete(server: Radicale, three: Syncing) -> None:
    """A session that was deleted there is told and not made again, unless it is asked for."""
    file_of(server, SECOND).unlink()
    for _ in range(2):
        told = three.sync()
        assert (told.deleted_by_you, told.created) == ([SECOND], 0)
    cancelled = file_of(server, FIRST)
    write(cancelled, cancelled.read_text().replace("CONFIRMED", "CANCELLED"))
    assert three.sync().deleted_by_you == [FIRST, SECOND]
    told = three.sync(restore=True)
    assert (told.created, told.updated) == (1, 1)
    assert shown(server) == [TUE, THU, SAT]
    assert three.sync().unchanged == 3


def test_foreign_events(server: Radicale, three: Syncing) -> None:
    """What is not ours is counted and never touched, also where it looks like ours."""
    foreign = server.events / "dentist.ics"
    text = file_of(server, FIRST).read_text().replace(f"anna-{FIRST}", "dentist")
    write(foreign, text)
    before = foreign.read_bytes()
    three.planned()
    told = three.sync()
    assert (told.deleted, told.foreign) == (3, 1)
    assert [file.read_bytes() for file in files(server)] == [before]


def test_text_of_the_athlete(server: Radicale, three: Syncing) -> None:
    """What the athlete wrote into a session is kept when the session moves, and told."""
    annotate(server, FIRST, "with Ben\\, bring chalk")
    told = three.sync()
    assert (told.unchanged, told.edited_by_you) == (3, [FIRST])
    three.planned(WED, THU, SAT)
    told = three.sync()
    assert (told.updated, told.edited_by_you) == (1, [FIRST])
    assert "with Ben\\, bring chalk" in file_of(server, FIRST).read_text()
    assert shown(server) == [WED, THU, SAT]
    told = three.sync()
    assert (told.unchanged, told.edited_by_you) == (3, [FIRST])


def test_another_length(server: Radicale, three: Syncing) -> None:
    """A session with another length is told and left."""
    move(server, FIRST, TUE, minutes=30)
    told = three.sync()
    assert (told.changed_by_you, told.moved_by_you) == ([FIRST], [])
    three.planned(WED, THU, SAT)
    assert three.sync().changed_by_you == [FIRST]
    assert shown(server) == [TUE, THU, SAT]


def test_a_whole_day(server: Radicale, three: Syncing) -> None:
    """A session made a whole day is told as moved to that day."""
    file = file_of(server, FIRST)
    text = re.sub("DTSTART;TZID=.*", "DTSTART;VALUE=DATE:20270507", file.read_text())
    write(file, re.sub("DTEND;TZID=.*", "DTEND;VALUE=DATE:20270508", text))
    assert [each.to for each in three.sync().moved_by_you] == ["2027-05-07T00:00"]


def test_dry_run(server: Radicale, three: Syncing) -> None:
    """It tells what would be, and writes nothing here or there."""
    three.planned(WED, THU)
    before, state = shown(server), write_state(three.state) if three.state else b""
    told = three.sync(dry_run=True)
    assert (told.updated, told.deleted, told.unchanged) == (1, 1, 1)
    assert shown(server) == before
    assert three.state
    assert write_state(three.state) == state


def test_abroad(server: Radicale) -> None:
    """On days abroad hours are local there, also those to which the athlete moves something."""
    days = DateRange(dt.date(2027, 5, 6), dt.date(2027, 5, 8))
    there = a_scenario(abroad=((days, "America/Denver"),))
    syncing = Syncing(server, there)
    syncing.planned(TUE, THU)
    syncing.sync()
    assert syncing.sync().unchanged == 2
    assert shown(server) == [TUE, "2027-05-07 02:00"]
    move(server, SECOND, "2027-05-07 17:15")
    (moved,) = syncing.sync().moved_by_you
    assert (moved.since, moved.to) == ("2027-05-06T18:00", "2027-05-07T09:15")
    move(server, SECOND, "2027-05-09 17:15")
    assert syncing.sync().moved_by_you[0].to == "2027-05-09T17:15"
