"""A roster: who is on it, in which order they choose, and what they share."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from periodize.reading.marks import Loc, Marks


@dataclass(frozen=True, slots=True)
class Changes:
    """What is otherwise for one athlete than in the file of the scenario.

    Attributes:
        start: another first day of the block; None leaves the dates as they are.
        set: by a path, its value.
        id: of the scenario that comes of it; empty where nothing is otherwise.
        marks: where in the roster each of them stands.
        where: the path of the athlete in the roster.
    """

    start: date | None = None
    set: Mapping[str, Any] = field(default_factory=dict)
    id: str = ""
    marks: Marks = field(default_factory=Marks, repr=False, compare=False)
    where: Loc = ()

    def __bool__(self) -> bool:
        """Whether anything is otherwise."""
        return bool(self.start or self.set)

    @property
    def says(self) -> str:
        """What is otherwise, always written the same way; empty where nothing is."""
        if not self:
            return ""
        said = {"start": self.start, "set": self.set, "id": self.id}
        return json.dumps(said, sort_keys=True, default=str)


@dataclass(frozen=True, slots=True)
class Member:
    """An athlete of a roster.

    Attributes:
        id: what the athlete and the files are called; no two of a roster have the same.
        file: the scenario, as messages name it and as it is opened.
        first: whether they choose before others in shared places.
        tags: groups that they belong to.
        changes: what is otherwise for them than in the file.
    """

    id: str
    file: Path
    first: bool = False
    tags: tuple[str, ...] = ()
    changes: Changes = field(default_factory=Changes)


@dataclass(frozen=True, slots=True)
class SharedPlace:
    """A place that holds only so many athletes at one time.

    Attributes:
        name: what it is called.
        place: its name among the places of the scenarios.
        at_most: how many can be there at one time; at least 1.
    """

    name: str
    place: str
    at_most: int


@dataclass(frozen=True, slots=True)
class Roster:
    """A coach's athletes, and the places that they share."""

    name: str
    file: Path
    members: tuple[Member, ...]
    shared: tuple[SharedPlace, ...] = ()

    @property
    def by_priority(self) -> tuple[Member, ...]:
        """The athletes in the order in which they choose: those marked first, then as listed."""
        return tuple(sorted(self.members, key=lambda member: not member.first))

    def tagged(self, tags: Iterable[str]) -> tuple[Member, ...]:
        """The athletes that have any of some tags; all of them where none is given."""
        wanted = set(tags)
        if not wanted:
            return self.members
        return tuple(member for member in self.members if wanted & set(member.tags))
