"""What feeds changed in the running, in words."""

from __future__ import annotations

from periodize.views.run_changes import RunChanges, when


def change_lines(changes: RunChanges) -> list[str]:
    """A line for each run and race that moved, came or went."""
    lines = [f"moved  {each.title}: {when(each.was)} to {when(each.now)}" for each in changes.moved]
    lines += [f"came   {each.title}: {each.when}" for each in changes.came]
    lines += [f"went   {each.title}: {each.when}" for each in changes.went]
    return lines
