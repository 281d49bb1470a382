"""What `sync` says of its work."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from periodize.dates import counted, format_clock, format_short_day

if TYPE_CHECKING:
    from periodize.calendars.sync.pushing import Told
    from periodize.cli.terminal.sync_accept import Passed

COUNTS = ("created", "updated", "deleted", "unchanged")


def as_json(told: Told) -> dict[str, Any]:
    """What `--json` prints."""
    return _as_told(told, told)


def _as_told(told: Told, read: Told, **taken: object) -> dict[str, Any]:
    """What was brought; what the athlete did is as it was read."""
    from periodize.views.answers.kept import Synced, as_told

    moved = [{"id": each.id, "from": each.since, "to": each.to} for each in read.moved_by_you]
    return as_told(
        Synced,
        **{name: getattr(told, name) for name in COUNTS},
        moved_by_you=moved,
        deleted_by_you=read.deleted_by_you,
        changed_by_you=told.changed_by_you,
        edited_by_you=told.edited_by_you,
        conflicts=told.conflicts,
        refused=told.refused,
        foreign=told.foreign,
        **taken,
    )


def lines(told: Told, *, dry_run: bool) -> Iterator[str]:
    """The same for people."""
    done = ", ".join(f"{getattr(told, name)} {name}" for name in COUNTS)
    yield f"{'Nothing is written; it would be: ' if dry_run else ''}{done}."
    for each in told.moved_by_you:
        yield f"You moved {each.id} from {_when(each.since)} to {_when(each.to)}; left so."
    for name in told.deleted_by_you:
        yield f"You deleted {name}; left so."
    for name in told.changed_by_you:
        yield f"You changed {name} in another way than its hour; left so."
    for name in told.edited_by_you:
        yield f"Your text in {name} is kept."
    for name in told.conflicts:
        yield f"{name} was changed again and again meanwhile; sync again."
    for name in told.refused:
        yield f"The server does not take {name}; empty its trash, or what stands in its place."
    if told.foreign:
        yield f"{counted(told.foreign, 'other event')} there, none of ours."
    if told.moved_by_you or told.deleted_by_you:
        yield "--accept takes that over and plans the rest anew; --restore puts it back."


def taken_as_json(passed: Passed) -> dict[str, Any]:
    """What `--accept --json` prints: what was brought, and what the athlete had done before."""
    moves = passed.taken.answer if passed.taken else None
    return _as_told(
        passed.told,
        passed.read,
        accepted=passed.found.ids,
        left=passed.found.left,
        moves=moves.moves if moves else 0,
        fewest=moves.fewest if moves else 0,
    )


def taken_lines(passed: Passed, *, dry_run: bool) -> Iterator[str]:
    """The same for people."""
    for each in passed.read.moved_by_you:
        yield f"You moved {each.id} from {_when(each.since)} to {_when(each.to)}."
    for name in passed.read.deleted_by_you:
        yield f"You deleted {name}."
    for name, why in passed.found.left.items():
        yield f"{name} cannot be taken so: {why}."
    if passed.taken:
        answer = passed.taken.answer
        proven = ", proven the fewest" if answer.moves == answer.fewest else ""
        sessions = counted(answer.moves, "session")
        yield f"Pinned: {', '.join(passed.found.ids)}. With it {sessions} changed{proven}."
    left = {*passed.found.left}
    told = replace(
        passed.told,
        moved_by_you=[each for each in passed.told.moved_by_you if each.id not in left],
        deleted_by_you=[name for name in passed.told.deleted_by_you if name not in left],
    )
    yield from lines(told, dry_run=dry_run)


def _when(moment: str) -> str:
    at = dt.datetime.fromisoformat(moment)
    return f"{format_short_day(at.date())}, {format_clock(at)}"
