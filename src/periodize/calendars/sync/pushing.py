"""Bringing a calendar to the plan, without taking back what the athlete did unasked."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass, field

from periodize.calendars.sync.events import There, merged, read
from periodize.calendars.sync.reading_back import Ours, Picture, ours
from periodize.calendars.sync.state import Pushed, State
from periodize.calendars.sync.store import Conflict, Refused, Store
from periodize.plan import Plan
from periodize.scenario.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Moved:
    """A session that the athlete has put elsewhere; local wall times."""

    id: str
    since: str
    to: str


@dataclass(slots=True)
class Told:
    """What was done, or would be, and what the athlete did.

    Attributes:
        created, updated, deleted, unchanged: how many events of ours.
        moved_by_you: sessions with other hours than ours; left as they are.
        deleted_by_you: the ids of sessions that are there no more; left away.
        changed_by_you: the ids of sessions with another length, or that cannot be read; left.
        edited_by_you: the ids of sessions with a text of the athlete's, which is kept.
        conflicts: the ids of sessions that somebody changed at the same moment, again and again.
        refused: the ids of sessions that the server does not take.
        foreign: how many events are not ours.
    """

    created: int = 0
    updated: int = 0
    deleted: int = 0
    unchanged: int = 0
    moved_by_you: list[Moved] = field(default_factory=list)
    deleted_by_you: list[str] = field(default_factory=list)
    changed_by_you: list[str] = field(default_factory=list)
    edited_by_you: list[str] = field(default_factory=list)
    conflicts: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    foreign: int = 0


@dataclass(frozen=True, slots=True)
class Push:
    """Brings events to a store, one by one, each once more if somebody is quicker.

    Attributes:
        store: the calendar; None only looks.
        scenario: what the plan is for.
        plan: what is brought.
        state: learns what is there.
        restore: whether what the athlete moved or deleted is put back.
        agreed: the ids of sessions that the plan now has as the athlete has them.
        told: what becomes of it.
    """

    store: Store | None
    scenario: Scenario
    plan: Plan
    state: State
    restore: bool = False
    agreed: frozenset[str] = frozenset()
    told: Told = field(default_factory=Told)

    def all(self, picture: Picture) -> Told:
        """Bring every event of a picture.

        Raises:
            InputRefused, CouldNotWrite: the server fails; the state knows what was done by then.
        """
        self.told.foreign = len(picture.foreign)
        if picture.missing and self.store:
            self.store.make(self.scenario.calendar.name)
        for event in picture.events.values():
            try:
                self._bring(event)
            except Conflict:
                self._bring_again(event)
            except Refused:
                self.told.refused.append(event.id)
        return self.told

    def _bring_again(self, before: Ours) -> None:
        """Read an event that somebody has changed meanwhile, and try once more."""
        assert self.store is not None
        found = self.store.get(before.name)
        self.state.seen.pop(before.name, None)
        if found:
            self.state.seen[before.name] = found[1] or "?"
        wanted = {before.id: before.wanted} if before.wanted else {}
        now = ours(self.store, self.scenario, self.plan, self.state, before.id, wanted)
        try:
            self._bring(now)
        except Conflict:
            self.told.conflicts.append(before.id)
        except Refused:
            self.told.refused.append(before.id)

    def _bring(self, event: Ours) -> None:
        verdict = event.verdict
        again = self.restore or event.id in self.agreed
        if again and event.wanted and verdict in ("moved", "gone", "changed"):
            verdict = "update" if event.there else "create"
        if event.is_edited and verdict in ("same", "update"):
            self.told.edited_by_you.append(event.id)
        work: dict[str, Callable[[Ours], None]] = {
            "create": self._create,
            "update": self._update,
            "delete": self._delete,
            "same": self._keep,
            "forget": self._forget,
            "moved": self._moved,
            "gone": lambda each: self.told.deleted_by_you.append(each.id),
            "changed": self._changed,
        }
        work[verdict](event)

    def _create(self, event: Ours) -> None:
        self._written(event, event.content, "")
        self.told.created += 1

    def _update(self, event: Ours) -> None:
        content, there = event.content, event.there
        if there and event.is_edited and not self.restore and self.store:
            if not there.content and (found := self.store.get(event.name)):
                there = dataclasses.replace(there, content=found[0])
            content = merged(there, event.content)
        self._written(event, content, there.etag if there else "")
        self.told.updated += 1

    def _written(self, event: Ours, content: bytes, etag: str) -> None:
        if self.store:
            made = self.store.put(event.name, content, etag)
            self._know(event, read(content, made, self.scenario.zone_on))

    def _keep(self, event: Ours) -> None:
        if event.there:
            self._know(event, event.there)
        self.told.unchanged += 1

    def _know(self, event: Ours, there: There) -> None:
        self.state.seen[event.name] = there.etag
        if there.start is None:
            return
        self.state.events[event.id] = Pushed(
            etag=there.etag,
            start=there.start,
            minutes=there.minutes,
            digest=event.digest,
            text=there.mark.text if there.mark else event.last.text if event.last else there.text,
            now=there.text,
        )

    def _delete(self, event: Ours) -> None:
        if self.store and event.there:
            self.store.delete(event.name, event.there.etag)
        self._forget(event)
        self.told.deleted += 1

    def _forget(self, event: Ours) -> None:
        if self.store:
            self.state.events.pop(event.id, None)
            self.state.seen.pop(event.name, None)

    def _moved(self, event: Ours) -> None:
        to = event.there.start if event.there else None
        last = event.last or event.aim
        since = last.start if last else None
        if to is None or since is None:
            self._changed(event)
            return
        self._remember(event)
        texts = (each.isoformat(timespec="minutes") for each in (since, to))
        self.told.moved_by_you.append(Moved(event.id, *texts))

    def _changed(self, event: Ours) -> None:
        self._remember(event)
        self.told.changed_by_you.append(event.id)

    def _remember(self, event: Ours) -> None:
        """Know that it was there, so that it is missed once it is gone; what it is now is read."""
        if event.last and event.there:
            self.state.events[event.id] = Pushed(
                etag="",
                start=event.last.start,
                minutes=event.last.minutes,
                digest="",
                text=event.last.text,
                now=event.there.text,
            )
