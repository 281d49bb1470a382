"""What became of our events in the calendar since the last time; nothing is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from periodize.calendars.events import Event, events_of
from periodize.calendars.sync.events import Mark, There, content_of, name_of, read
from periodize.calendars.sync.state import Pushed, State
from periodize.calendars.sync.store import Store
from periodize.plan import Plan
from periodize.scenario.scenario import Scenario

Verdict = Literal["create", "update", "delete", "same", "forget", "moved", "gone", "changed"]


@dataclass(frozen=True, slots=True)
class Ours:
    """One event of ours: what the plan says, what was known, and what stands there.

    Attributes:
        id: of its session.
        name: on the server.
        wanted: what the plan says; None for a session that is no more.
        content: the event as we would write it; empty without one.
        aim: the same, as it would be read back.
        digest: of all that the plan says of it.
        known: from the last time.
        there: what stands on the server.
    """

    id: str
    name: str
    wanted: Event | None
    content: bytes
    aim: There | None
    digest: str
    known: Pushed | None
    there: There | None

    @property
    def last(self) -> Mark | None:
        """How we last wrote it: as the event says itself, else as we know."""
        if self.there and self.there.mark:
            return self.there.mark
        return Mark(self.known.start, self.known.minutes, self.known.text) if self.known else None

    @property
    def is_edited(self) -> bool:
        """Whether the athlete has written something into it."""
        return bool(self.there and self.last and self.there.text != self.last.text)

    @property
    def verdict(self) -> Verdict:
        """What is to be done, or what the athlete has done."""
        if self.there is None or self.there.cancelled:
            if self.wanted is None:
                return "forget" if self.there is None else "delete"
            return "gone" if self.known or self.there else "create"
        if self._touched:
            return "changed" if self.last and self.last.start == self.there.start else "moved"
        if self.wanted is None:
            return "delete"
        return "same" if self._agrees else "update"

    @property
    def _touched(self) -> bool:
        """Whether the athlete gave it other hours than we did, and other ones than the plan has."""
        now = self.there and (self.there.start, self.there.minutes)
        wrote = self.last and (self.last.start, self.last.minutes)
        return now != wrote and not (self.aim and now == (self.aim.start, self.aim.minutes))

    @property
    def _agrees(self) -> bool:
        """Whether what stands there is what the plan says; a text of the athlete's stays."""
        there, aim = self.there, self.aim
        if not there or not aim or (there.start, there.minutes) != (aim.start, aim.minutes):
            return False
        if self.is_edited:
            return True
        return self.known.digest == self.digest if self.known else there.text == aim.text


@dataclass(slots=True)
class Picture:
    """Everything that was read.

    Attributes:
        events: ours, in order of id.
        foreign: the names of what is not ours.
        missing: whether there is no calendar.
    """

    events: dict[str, Ours] = field(default_factory=dict)
    foreign: frozenset[str] = frozenset()
    missing: bool = False


def read_back(store: Store, scenario: Scenario, plan: Plan, state: State) -> Picture:
    """Read what stands in the calendar; `state` then knows what was seen.

    Raises:
        InputRefused, CouldNotWrite: the server gives no answer that can be used.
    """
    missing = _see(store, state)
    wanted = {e.id: e for e in events_of(scenario, plan) if e.minutes is not None}
    gone = {known for known, said in plan.calendar.items() if said.cancelled and said.minutes}
    ids = sorted({*wanted, *state.events, *gone})
    picture = Picture(missing=missing)
    for each in ids:
        found = ours(store, scenario, plan, state, each, wanted)
        if found.wanted or found.known or found.there:
            picture.events[each] = found
    names = {name_of(scenario, each) for each in ids}
    picture.foreign = frozenset(state.seen) - names
    return picture


def ours(
    store: Store,
    scenario: Scenario,
    plan: Plan,
    state: State,
    session: str,
    wanted: Mapping[str, Event],
) -> Ours:
    """One event, read from the server where it is another version than the one that is known."""
    name, event = name_of(scenario, session), wanted.get(session)
    content = content_of(scenario, plan, event) if event else b""
    aim = read(content, "", scenario.zone_on) if event else None
    known = state.events.get(session)
    there = None
    if name in state.seen:
        if known and known.etag and known.etag == state.seen[name]:
            mark = Mark(known.start, known.minutes, known.text)
            there = There(
                known.etag, b"", known.start, known.minutes, mark, known.now, cancelled=False
            )
        elif found := store.get(name):
            there = read(found[0], found[1] or state.seen[name], scenario.zone_on)
    digest = event.digest(scenario.zone_on(event.start.date())) if event else ""
    return Ours(session, name, event, content, aim, digest, known, there)


def _see(store: Store, state: State) -> bool:
    """Bring up to date what has been seen; tell whether there is no calendar."""
    found = store.changes(state.token)
    if found is None and state.token:
        # Servers forget their tokens; then they tell everything.
        found, state.token = store.changes(""), ""
    if found is None:
        whole = store.listing()
        state.seen, state.token = dict(whole.etags) if whole else {}, ""
        return whole is None
    if not state.token:
        state.seen = {}
    state.seen.update(found.etags)
    for name in found.gone:
        state.seen.pop(name, None)
    state.token = found.token
    return False
