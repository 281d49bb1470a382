"""Somebody is quicker, a request fails, something is lost: the next sync mends it."""

from __future__ import annotations

import pytest

from periodize.calendars.caldav.client import Server
from periodize.calendars.sync.pushing import Moved
from periodize.calendars.sync.state import read_state, write_state
from periodize.errors import CouldNotWrite
from tests.calendars.sync.athlete import (
    Syncing,
    annotate,
    file_of,
    files,
    move,
    shown,
)
from tests.calendars.sync.server import Fault, Radicale

TUE, WED, THU, FRI, SAT = (f"2027-05-{day:02d} 18:00" for day in range(4, 9))
EARLY = "2027-05-05 07:00"
FIRST, SECOND, THIRD = (f"w01-lower-strength-{number}" for number in (1, 2, 3))


def test_meanwhile(server: Radicale, three: Syncing) -> None:
    """What somebody changes between reading and writing is read again, and not overwritten."""
    three.planned(WED, THU, SAT)
    server.meanwhile = lambda: move(server, FIRST, EARLY)
    told = three.sync()
    assert [each.to for each in told.moved_by_you] == ["2027-05-05T07:00"]
    assert shown(server) == [EARLY, THU, SAT]
    server.meanwhile = lambda: annotate(server, SECOND, "mine")
    three.planned(WED, FRI, SAT)
    told = three.sync()
    assert (told.updated, told.conflicts) == (1, [])
    assert shown(server) == [EARLY, FRI, SAT]
    assert "DESCRIPTION:mine" in file_of(server, SECOND).read_text()


def test_meanwhile_before_a_deletion(server: Radicale, three: Syncing) -> None:
    """A session that the plan drops and the athlete moves at the same moment stays."""
    three.planned(THU, SAT)
    server.meanwhile = lambda: move(server, FIRST, EARLY)
    told = three.sync()
    assert (told.deleted, [each.id for each in told.moved_by_you]) == (0, [FIRST])
    assert shown(server) == [EARLY, THU, SAT]


def test_one_event_is_refused(server: Radicale, three: Syncing) -> None:
    """An event that the server does not take is told; others are brought, and it is tried anew."""
    server.refused = "PUT"
    three.planned(WED, FRI, SAT)
    told = three.sync()
    assert (told.refused, told.updated, told.unchanged) == ([FIRST], 1, 1)
    assert shown(server) == [TUE, FRI, SAT]
    assert three.sync().updated == 1
    assert shown(server) == [WED, FRI, SAT]


def test_lost_state(server: Radicale, three: Syncing) -> None:
    """Without our state events still say where we put them: nothing doubles, moves are known."""
    move(server, FIRST, EARLY)
    annotate(server, SECOND, "mine")
    three.state = None
    told = three.sync()
    assert (told.created, told.unchanged, told.edited_by_you) == (0, 2, [SECOND])
    assert told.moved_by_you == [Moved(FIRST, "2027-05-04T18:00", "2027-05-05T07:00")]
    three.state = None
    three.planned(EARLY, THU)
    assert three.sync().deleted == 1
    assert shown(server) == [EARLY, THU]


def test_forgotten_token(server: Radicale, three: Syncing) -> None:
    """Where the server knows our token no more, everything is read."""
    assert three.state
    three.state.token = "http://radicale.org/ns/sync/0000"
    move(server, FIRST, EARLY)
    server.asked.clear()
    assert len(three.sync().moved_by_you) == 1
    assert server.asked == ["REPORT", "REPORT", "GET"]


def test_without_changes(server: Radicale, three: Syncing, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that cannot tell changes is asked for everything, each time."""
    monkeypatch.setattr(Server, "changes", lambda self, token: None)
    move(server, FIRST, EARLY)
    file_of(server, SECOND).unlink()
    for _ in range(2):
        server.asked.clear()
        told = three.sync()
        assert server.asked[0] == "PROPFIND"
        assert [each.to for each in told.moved_by_you] == ["2027-05-05T07:00"]
        assert told.deleted_by_you == [SECOND]
    three.planned(EARLY)
    told = three.sync()
    assert (told.updated, told.deleted) == (1, 1)
    assert shown(server) == [EARLY]


@pytest.mark.parametrize("fault", ["before", "after", "drop"])
def test_any_request_fails(server: Radicale, fault: Fault) -> None:
    """Whichever request fails, done or not, the next sync mends it; nothing is lost or doubled."""
    for position in range(12):
        syncing = Syncing(server)
        syncing.planned(TUE, THU, SAT)
        syncing.sync()
        syncing.planned(WED, THU)
        move(server, SECOND, FRI)
        server.fault = {position: fault}
        told = None
        for _ in range(2):
            try:
                told = syncing.sync(lost=position % 2 == 1)
            except CouldNotWrite as error:
                assert "127.0.0.1" in str(error)
        server.fault = {}
        told = syncing.sync()
        assert shown(server) == [WED, FRI], (position, fault)
        assert [each.id for each in told.moved_by_you] == [SECOND]
        for file in files(server):
            file.unlink()


def test_state_file(three: Syncing) -> None:
    """The state is read as it was written; of another calendar, or broken, it is refused."""
    assert three.state
    content = write_state(three.state)
    assert read_state(content, three.state.url) == three.state
    with pytest.raises(ValueError, match="another calendar"):
        read_state(content, "https://example.org/other/")
    for broken in (b"[]", content[:-20], b'{"format": 2}', b"\xff"):
        with pytest.raises(ValueError, match="no state of ours"):
            read_state(broken, three.state.url)
