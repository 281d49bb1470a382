"""An athlete at the calendar: plans that follow each other, and hands on the server's own files."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import icalendar

from periodize.calendars.caldav.client import Server
from periodize.calendars.continuity import carry_over
from periodize.calendars.sync.pushing import Push, Told
from periodize.calendars.sync.reading_back import read_back
from periodize.calendars.sync.state import State
from periodize.plan import Plan
from periodize.reading.web_address import address_of
from periodize.scenario.scenario import Scenario
from tests.build import a_plan, a_scenario, a_session
from tests.calendars.sync.server import PASSWORD, USER, Radicale

ZONE = "Europe/Berlin"


@dataclass
class Syncing:
    """A scenario, its plan of the moment, and what is known of the calendar."""

    server: Radicale
    scenario: Scenario = field(default_factory=a_scenario)
    plan: Plan = field(default_factory=a_plan)
    state: State | None = None

    def planned(self, *starts: str, **changes: Any) -> None:
        """Another plan with sessions at these moments; each keeps its identity where it can."""
        sessions = [a_session(start, **changes) for start in starts]
        self.plan = carry_over(a_plan(*sessions), self.plan, self.scenario)

    def sync(self, *, restore: bool = False, dry_run: bool = False, lost: bool = False) -> Told:
        """One pass; `lost` throws away what it learned, as if the machine had died."""
        known = self.state or State(url=self.server.url)
        state = known.model_copy(deep=True)
        server = Server(address_of(self.server.url), USER, PASSWORD)
        try:
            picture = read_back(server, self.scenario, self.plan, state)
            store = None if dry_run else server
            return Push(store, self.scenario, self.plan, state, restore=restore).all(picture)
        finally:
            server.close()
            self.state = known if lost or dry_run else state

    def starts(self) -> list[str]:
        """When the plan's sessions start."""
        return sorted(f"{session.start:%Y-%m-%d %H:%M}" for session in self.plan.sessions)


def files(server: Radicale) -> list[Path]:
    """The server's file of each event."""
    return sorted(file for file in server.events.glob("*.ics") if not file.name.startswith("."))


def shown(server: Radicale) -> list[str]:
    """The start of each event in the calendar, as the server holds it, in the scenario's zone."""
    return sorted(start for _, start in starts_of(server, every=True))


def starts_of(server: Radicale, *, every: bool = False) -> Iterator[tuple[str, str]]:
    """The session of each event and its start in the scenario's zone; others, too, if asked."""
    for event in _events(server):
        own = re.fullmatch(r".*-(w\d\d-[a-z-]+-\d+)@periodize", str(event["UID"]))
        if own or every:
            start = event["DTSTART"].dt
            local = start.astimezone(ZoneInfo(ZONE)) if start.tzinfo else start
            yield own[1] if own else "", f"{local:%Y-%m-%d %H:%M}"


def _events(server: Radicale) -> Iterator[Any]:
    for file in files(server):
        yield from icalendar.Calendar.from_ical(file.read_bytes()).walk("VEVENT")


def file_of(server: Radicale, session: str) -> Path:
    """The file of a session's event."""
    (found,) = (file for file in files(server) if f"-{session}@" in file.read_text())
    return found


def move(server: Radicale, session: str, to: str, minutes: int = 55) -> None:
    """Drag a session to another moment, as a phone writes it: in UTC, with a higher sequence."""
    start = dt.datetime.fromisoformat(to).replace(tzinfo=ZoneInfo(ZONE)).astimezone(dt.UTC)
    end = start + dt.timedelta(minutes=minutes)
    text = file_of(server, session).read_text()
    text = re.sub(r"DTSTART.*", f"DTSTART:{start:%Y%m%dT%H%M%SZ}", text, count=2)
    body, event = text.split("BEGIN:VEVENT")
    event = re.sub(r"DTSTART.*", f"DTSTART:{start:%Y%m%dT%H%M%SZ}", event)
    event = re.sub(r"DTEND.*", f"DTEND:{end:%Y%m%dT%H%M%SZ}", event)
    event = re.sub(r"SEQUENCE:.*", "SEQUENCE:7", event)
    body = re.sub(r"BEGIN:VTIMEZONE.*END:VTIMEZONE\n", "", body, flags=re.DOTALL)
    write(file_of(server, session), f"{body}BEGIN:VEVENT{event}")


def annotate(server: Radicale, session: str, text: str) -> None:
    """Write something else as the text of a session."""
    file = file_of(server, session)
    said = file.read_text().replace("\n ", "")
    write(file, re.sub(r"DESCRIPTION:.*", f"DESCRIPTION:{text}", said, count=1))


def write(file: Path, text: str) -> None:
    """Write a file of the server anew, as another client's PUT would."""
    file.write_bytes(text.replace("\r\n", "\n").replace("\n", "\r\n").encode())
