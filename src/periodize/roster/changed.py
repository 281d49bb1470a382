"""One scenario for several athletes: what is set for one of them, and its dates moved."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from periodize.dates import add_days, days_between
from periodize.errors import InputRefused
from periodize.reading.marks import Loc, Marks, Spot
from periodize.roster.roster import Changes
from periodize.scenario.variant.draft import Draft
from periodize.scenario.variant.variant import variant_of

DAYS_OF_WEEK = 7
DATED = frozenset({"date", "from", "to", "except", "first_week"})
"""Keys whose dates move with the block; a text that looks like a date is one only there."""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class ChangedMarks(Marks):
    """Positions of a scenario of which some parts stand in the roster.

    Attributes:
        there: of the roster.
        moved: by the path of a part, where in the roster it is set.
    """

    there: Marks = field(default_factory=Marks)
    moved: Mapping[Loc, Loc] = field(default_factory=dict)

    def spot(self, loc: Loc) -> Spot:
        """Where the value stands: in the roster, or in the file of the scenario."""
        for length in range(len(loc), 0, -1):
            if (said := self.moved.get(loc[:length])) is not None:
                return self.there.spot((*said, *loc[length:]))
        # The zero-argument form of super knows nothing of classes with slots.
        return Marks.spot(self, loc)

    def key_spot(self, loc: Loc) -> Spot:
        """Where the key stands; see `spot`."""
        for length in range(len(loc), 0, -1):
            if (said := self.moved.get(loc[:length])) is not None:
                return self.there.key_spot((*said, *loc[length:]))
        return Marks.key_spot(self, loc)

    def without(self, gone: Any) -> Marks:
        """The positions once some entries are left out."""
        kept = Marks.without(self, gone)
        return ChangedMarks(kept.file, kept.values, kept.keys, self.there, self.moved)


def changed(draft: Draft, changes: Changes) -> Draft:
    """The scenario as it is for one athlete.

    Raises:
        InputRefused: a path leads nowhere, or the dates cannot be moved; named by the roster.
    """
    if not changes:
        return draft
    data = dict(draft.source.data)
    if changes.start:
        data = _moved(data, changes, changes.start)
    source = replace(draft.source, data={**data, "id": changes.id})
    draft = replace(draft, source=source, content=draft.content + changes.says.encode())
    for path, value in changes.set.items():
        draft = _set(draft, changes, path, value)
    marks = draft.source.marks
    there = {_steps(draft.source.data, path): _said(changes, path) for path in changes.set}
    there |= {("block", "start"): (*changes.where, "start")} if changes.start else {}
    there |= {("id",): (*changes.where, "id")}
    told = ChangedMarks(marks.file, marks.values, marks.keys, changes.marks, there)
    return replace(draft, source=replace(draft.source, marks=told))


def _said(changes: Changes, path: str) -> Loc:
    return (*changes.where, "set", path)


def _set(draft: Draft, changes: Changes, path: str, value: Any) -> Draft:
    """The draft with one value set; its digest is of all changes already."""
    try:
        data = draft.changed(variant_of(path, set={path: value})).source.data
    except InputRefused as error:
        spot = changes.marks.key_spot(_said(changes, path))
        raise InputRefused([spot.problem(each.message) for each in error.problems]) from None
    return replace(draft, source=replace(draft.source, data=data))


def _steps(data: Any, path: str) -> Loc:
    """A path as steps: the entries of lists by their places."""
    steps: list[str | int] = []
    here = data
    for step in path.split("."):
        found: str | int = step
        if isinstance(here, list):
            keys = [{*each.values()} if isinstance(each, dict) else set() for each in _plain(here)]
            named = [place for place, values in enumerate(keys) if step in values]
            found = named[-1] if named else int(step) if step.isdecimal() else len(here) - 1
            here = here[found] if found < len(here) else None
        else:
            here = here.get(step) if isinstance(here, dict) else None
        steps.append(found)
    return tuple(steps)


def _plain(entries: list[Any]) -> list[Any]:
    """The entries with those of their values that can name them."""
    return [
        {key: value for key, value in each.items() if isinstance(value, str)}
        if isinstance(each, dict)
        else each
        for each in entries
    ]


def _moved(data: Mapping[str, Any], changes: Changes, start: date) -> dict[str, Any]:
    """The data with every date as far behind the new start as it was behind the old one."""
    block = data.get("block")
    before = _as_day(block.get("start")) if isinstance(block, dict) else None
    if before is None:
        return dict(data)
    days = days_between(before, start)
    if days % DAYS_OF_WEEK:
        told = f"weeks stay whole: the block begins on a {before:%A}, and so must it here"
        raise InputRefused([changes.marks.problem((*changes.where, "start"), told)])
    if any(isinstance(run, dict) and "import" in run for run in data.get("runs") or ()):
        told = "dates of a table or calendar cannot be moved; set runs, or leave start out"
        raise InputRefused([changes.marks.problem((*changes.where, "start"), told)])
    moved = {key: _later(value, days, is_day=False) for key, value in data.items()}
    assert isinstance(block, dict)
    return {**moved, "block": {**block, "start": start}}


def _later(value: Any, days: int, *, is_day: bool) -> Any:
    if isinstance(value, dict):
        return {key: _later(each, days, is_day=key in DATED) for key, each in value.items()}
    if isinstance(value, list):
        return [_later(each, days, is_day=is_day) for each in value]
    day = _as_day(value) if is_day else None
    return value if day is None else add_days(day, days)


def _as_day(value: Any) -> date | None:
    if isinstance(value, date):
        return value
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None
