"""Seeded histories of plans, an athlete and faults, judged by what the athlete meant."""

from __future__ import annotations

import contextlib
import random
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from periodize.errors import CouldNotWrite
from tests.calendars.sync.athlete import Syncing, annotate, file_of, files, move, starts_of, write
from tests.calendars.sync.server import Fault, Radicale, radicale

HISTORIES, ROUNDS = 18, 4
HOURS = [f"2027-05-{day:02d} {hour}:00" for day in range(3, 17) for hour in ("07", "18")]
FAULTS: tuple[Fault, ...] = ("before", "after", "drop")


@dataclass
class Meant:
    """What the athlete meant; knows neither the program's state nor its client.

    Attributes:
        moved: by session, where it was put.
        deleted: the sessions that were taken away.
        texts: by session, what was written into it.
        foreign: by name, the athlete's own events.
    """

    moved: dict[str, str] = field(default_factory=dict)
    deleted: set[str] = field(default_factory=set)
    texts: dict[str, str] = field(default_factory=dict)
    foreign: dict[str, bytes] = field(default_factory=dict)

    def acts(self, server: Radicale, planned: dict[str, str], rng: random.Random) -> None:
        """Do something with one session that the calendar shows, or write an own event."""
        there = [name for name in planned if name not in self.deleted and _has(server, name)]
        deed = rng.choice(("move", "delete", "write", "own"))
        if deed == "own" or not there:
            self._own(server, rng)
            return
        name = rng.choice(there)
        if deed == "move":
            self.moved[name] = rng.choice(HOURS).replace(":00", ":10")
            move(server, name, self.moved[name])
        elif deed == "delete":
            file_of(server, name).unlink()
            self.deleted.add(name)
            self.moved.pop(name, None)
            self.texts.pop(name, None)
        else:
            self.texts[name] = f"mine {rng.random()}"
            annotate(server, name, self.texts[name])

    def _own(self, server: Radicale, rng: random.Random) -> None:
        name, hour = f"own-{rng.random()}.ics", rng.choice(HOURS)
        stamp = hour.replace("-", "").replace(" ", "T").replace(":", "") + "00"
        text = f"BEGIN:VEVENT\nUID:{name}\nDTSTAMP:20270101T000000Z\nDTSTART:{stamp}\nEND:VEVENT\n"
        write(
            server.events / name, f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n{text}END:VCALENDAR\n"
        )
        self.foreign[name] = (server.events / name).read_bytes()

    def forgets(self, planned: dict[str, str]) -> None:
        """After a sync: what plan and athlete agree on is settled, what both took away is over."""
        self.deleted &= set(planned)
        for name, to in list(self.moved.items()):
            if planned.get(name) == to:
                del self.moved[name]
        self.texts = {n: t for n, t in self.texts.items() if n in planned or n in self.moved}

    def expected(self, planned: dict[str, str]) -> dict[str, str]:
        """By session, when the calendar should show it."""
        there = {name: start for name, start in planned.items() if name not in self.deleted}
        return {**there, **self.moved}


def _has(server: Radicale, name: str) -> bool:
    return any(f"-{name}@" in file.read_text() for file in files(server))


def _planned(syncing: Syncing) -> dict[str, str]:
    return {each.id: f"{each.start:%Y-%m-%d %H:%M}" for each in syncing.plan.sessions}


def _shown(server: Radicale) -> dict[str, str]:
    """By session, when the calendar shows it; a session that is there twice is told."""
    found: dict[str, str] = {}
    for session, start in starts_of(server):
        assert session not in found, f"{session} is there twice"
        found[session] = start
    return found


def _round(syncing: Syncing, server: Radicale, meant: Meant, rng: random.Random) -> None:
    """The plan changes, the athlete acts, some syncs fail, one goes through."""
    syncing.planned(*sorted(rng.sample(HOURS, rng.randint(2, 5))))
    for _ in range(rng.randint(0, 2)):
        meant.acts(server, _planned(syncing), rng)
    for _ in range(rng.randint(0, 2)):
        server.fault = {rng.randint(0, 6): rng.choice(FAULTS)}
        with contextlib.suppress(CouldNotWrite):
            syncing.sync(lost=rng.random() < 0.3)
        server.fault = {}
    if rng.random() < 0.1 and not meant.deleted:
        # Without it nothing tells a session that was taken away from one that never was there.
        syncing.state = None
    syncing.sync()
    planned = _planned(syncing)
    assert _shown(server) == meant.expected(planned)
    for name, text in meant.texts.items():
        if name in planned or name in meant.moved:
            assert text in file_of(server, name).read_text()
    for name, content in meant.foreign.items():
        assert (server.events / name).read_bytes() == content
    meant.forgets(planned)


@pytest.mark.parametrize("seed", range(0, HISTORIES, 6))
def test_history(tmp_path: Path, seed: int) -> None:
    """Nobody's change is lost and nothing is doubled, whatever happens in between."""
    for number in range(seed, seed + 6):
        folder = tmp_path / f"{number}"
        folder.mkdir()
        with radicale(folder) as server:
            rng, syncing, meant = random.Random(number), Syncing(server), Meant()
            syncing.planned(*HOURS[1:8:2])
            syncing.sync()
            for _ in range(ROUNDS):
                _round(syncing, server, meant, rng)
