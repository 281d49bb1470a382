"""What `sync` says of its work."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from periodize.dates import counted, format_clock, format_short_day

if TYPE_CHECKING:
    from periodize.calendars.sync.pushing import Told

COUNTS = ("created", "updated", "deleted", "unchanged")


def as_json(told: Told) -> dict[str, Any]:
    """What `--json` prints."""
    moved = [{"id": each.id, "from": each.since, "to": each.to} for each in told.moved_by_you]
    return {
        "format": 1,
        **{name: getattr(told, name) for name in COUNTS},
        "moved_by_you": moved,
        "deleted_by_you": told.deleted_by_you,
        "changed_by_you": told.changed_by_you,
        "edited_by_you": told.edited_by_you,
        "conflicts": told.conflicts,
        "foreign": told.foreign,
    }


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
    if told.foreign:
        yield f"{counted(told.foreign, 'other event')} there, none of ours."
    if told.moved_by_you or told.deleted_by_you:
        yield "--restore puts that back."


def _when(moment: str) -> str:
    at = dt.datetime.fromisoformat(moment)
    return f"{format_short_day(at.date())}, {format_clock(at)}"
