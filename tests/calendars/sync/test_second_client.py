"""The athlete's own calendar program: vdirsyncer brings events to a folder and changes back."""

from __future__ import annotations

import re
from pathlib import Path

from tests.calendars.clients import Khal, Vdirsyncer
from tests.calendars.sync.athlete import Syncing, shown, write
from tests.calendars.sync.server import PASSWORD, USER, radicale

TUE, THU, SAT = (f"2027-05-{day:02d} 18:00" for day in (4, 6, 8))
EARLY = "2027-05-05 07:00"
TITLE = "Lower strength, 55 min: Back squat 72.5 kg"


def test_there_and_back(tmp_path: Path) -> None:
    """The athlete sees every session; a move and a deletion made there are told here."""
    with radicale(tmp_path) as server:
        syncing = Syncing(server)
        syncing.planned(TUE, THU, SAT)
        syncing.sync()
        phone = Vdirsyncer(
            tmp_path,
            f'type = "caldav"\nurl = "{server.url}"\nusername = "{USER}"\npassword = "{PASSWORD}"',
        )
        phone.sync()
        khal = Khal(tmp_path, phone.events)
        assert khal.listed("2027-05-03", 7) == [f"{at} {TITLE}" for at in (TUE, THU, SAT)]
        first, second = (_file(phone.events, number) for number in (1, 2))
        dragged = re.sub(
            r"(DTSTART|DTEND)(.*?):20270504T18", r"\1\2:20270505T07", first.read_text()
        )
        write(first, dragged)
        second.unlink()
        phone.sync()
        told = syncing.sync()
        assert [(each.id, each.to) for each in told.moved_by_you] == [
            ("w01-lower-strength-1", "2027-05-05T07:00")
        ]
        assert told.deleted_by_you == ["w01-lower-strength-2"]
        syncing.planned(EARLY, SAT)
        told = syncing.sync()
        assert (told.updated, told.unchanged, told.moved_by_you) == (1, 1, [])
        phone.sync()
        assert khal.listed("2027-05-03", 7) == [f"{at} {TITLE}" for at in (EARLY, SAT)]
        assert shown(server) == [EARLY, SAT]


def _file(events: Path, number: int) -> Path:
    (found,) = (f for f in events.iterdir() if f"strength-{number}@" in f.read_text())
    return found
