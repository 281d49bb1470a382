"""What `weekly` says of its work."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from periodize.cli.terminal.door import typed
from periodize.cli.terminal.run_changes_view import change_lines
from periodize.cli.terminal.sync_view import as_json as synced
from periodize.cli.terminal.sync_view import lines as sync_lines
from periodize.cli.terminal.sync_view import taken_as_json, taken_lines
from periodize.dates import counted, format_day
from periodize.views.answers.kept import Weekly, as_told
from periodize.views.run_changes import as_json as refreshed

if TYPE_CHECKING:
    from periodize.cli.terminal.weekly_work import Done


def as_json(done: Done) -> dict[str, object]:
    """What `--json` prints."""
    feeds, made = done.feeds, done.made
    brought = synced(done.brought) if done.brought else None
    return as_told(
        Weekly,
        refreshed=refreshed(feeds.changes, feeds.files) if feeds else None,
        since=made.since if made else None,
        moves=made.moves if made else None,
        fewest=made.fewest if made else None,
        synced=taken_as_json(done.passed) if done.is_taken and done.passed else brought,
    )


def lines(done: Done, scenario: str, *, dry_run: bool) -> Iterator[str]:
    """The same for people."""
    if done.feeds:
        unchanged = [] if done.feeds.failed else ["No run or race of the block changed."]
        yield from change_lines(done.feeds.changes) or unchanged
    if done.made:
        made = done.made
        proven = ", proven the fewest" if made.moves == made.fewest else ""
        moved = counted(made.moves, "planned session")
        stay = "does" if made.moves == 1 else "do"
        yield f"Planned again from {format_day(made.since)} on: {moved} {stay} not stay{proven}."
    else:
        yield "The plan is as the scenario has it."
    if done.unlogged:
        missed = " ".join(f"--missed {name}" for name in done.unlogged)
        yield f"Not in your logs, and taken for done: {', '.join(done.unlogged)}. If they were not:"
        yield f"  periodize replan {typed(scenario)} --from DATE {missed} --apply"
    if done.is_taken and done.passed:
        yield from taken_lines(done.passed, dry_run=dry_run)
    elif done.brought:
        yield from sync_lines(done.brought, dry_run=dry_run)
