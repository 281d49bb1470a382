"""Calendar programs read all of our file, and follow what becomes of it."""

from __future__ import annotations

from pathlib import Path

from periodize.calendars.busy import busy_ics
from periodize.calendars.continuity import carry_over
from periodize.calendars.ics import to_ics
from periodize.plan import Plan
from tests.build import MONDAY, a_plan, a_race, a_scenario, a_session
from tests.calendars.clients import Khal, Vdirsyncer

DAYS = [f"2027-05-{day:02d} 18:00" for day in (4, 5, 6, 7, 8, 10, 11, 12, 13)]
TITLE = "Lower strength, 55 min: Back squat 72.5 kg"
SCENARIO = a_scenario(races=(a_race("2027-05-16 09:00", name="City; run, 10"),))


def _ours(file: Path) -> str:
    return f'type = "singlefile"\npath = "{file}"\nread_only = true'


def _planned(*starts: str, earlier: Plan | None = None) -> Plan:
    return carry_over(a_plan(*map(a_session, starts)), earlier, SCENARIO)


def test_all_events_are_read_and_updated(tmp_path: Path) -> None:
    """Vdirsyncer keeps each of ten events, khal shows them; what moves or goes does so there."""
    file, plan = tmp_path / "anna.ics", _planned(*DAYS)
    file.write_bytes(to_ics(SCENARIO, plan))
    vdirsyncer = Vdirsyncer(tmp_path, _ours(file))
    vdirsyncer.sync()
    khal = Khal(tmp_path, vdirsyncer.events)
    assert len(list(vdirsyncer.events.iterdir())) == len(DAYS) + 1
    assert khal.listed(f"{MONDAY}", 14) == [
        *(f"{start} {TITLE}" for start in DAYS),
        "2027-05-16 Race: City; run, 10, 42.2 km",
    ]
    moved = ["2027-05-04 07:00", *DAYS[1:-1]]
    file.write_bytes(to_ics(SCENARIO, _planned(*moved, earlier=plan)))
    vdirsyncer.sync()
    assert len(list(vdirsyncer.events.iterdir())) == len(DAYS) + 1
    assert khal.listed(f"{MONDAY}", 14)[:-1] == [
        *(f"{start} {TITLE}" for start in moved),
        f"{DAYS[-1]} Cancelled: {TITLE}",
    ]


def test_busy_is_read(tmp_path: Path) -> None:
    """Of the calendar that says only when, each event is read, too."""
    file = tmp_path / "busy.ics"
    file.write_bytes(busy_ics(SCENARIO, _planned(*DAYS), b"k" * 32))
    vdirsyncer = Vdirsyncer(tmp_path, _ours(file))
    vdirsyncer.sync()
    shown = Khal(tmp_path, vdirsyncer.events).listed(f"{MONDAY}", 14)
    assert shown == [f"{start} Busy" for start in DAYS]
