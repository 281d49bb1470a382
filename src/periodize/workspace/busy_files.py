"""Which calendar for others goes with a plan: its key, and where it was written last."""

from __future__ import annotations

import os
from pathlib import Path

from periodize.workspace.followed import stem_of
from periodize.workspace.private import kept_key, read_private, write_private


def key_file(plan: Path) -> Path:
    """Where the key of a plan's calendar for others is kept."""
    return plan.with_name(f"{stem_of(plan)}.busy.key")


def remember_busy(plan: Path, busy: Path) -> bytes:
    """Keep where the calendar for others of a plan is written, and give its key.

    Raises:
        CouldNotWrite: something else stands where the key is kept, or it cannot be written.
    """
    file = key_file(plan)
    key = kept_key(file)
    folder = file.parent.resolve()
    where = busy.resolve()
    said = os.path.relpath(where, folder) if where.is_relative_to(folder) else str(where)
    content = f"{key.hex()}\n{said}\n".encode("utf-8", "surrogateescape")
    if content != read_private(file):
        write_private(file, content)
    return key


def remembered_busy(plan: Path) -> Path | None:
    """Where the calendar for others of a plan was written; None where none was, or it is gone.

    Raises:
        CouldNotWrite: where it was cannot be read.
    """
    file = key_file(plan)
    _, _, said = read_private(file).decode("utf-8", "surrogateescape").partition("\n")
    where = said.partition("\n")[0]
    if not where or "\0" in where:
        return None
    busy = file.parent / where
    return busy if busy.is_file() else None
