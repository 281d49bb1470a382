"""Reading a scenario or plan that the command line names; `-` is standard input."""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path

from periodize.cli.terminal.door import warn
from periodize.errors import InputRefused, Problem
from periodize.plan import Plan, read_plan
from periodize.plan.text import MOST_BYTES
from periodize.scenario import Scenario, load, load_text


def read_scenario(name: str) -> Scenario:
    """Read a scenario, and say on stderr what was assumed.

    Raises:
        InputRefused: it cannot be read or used.
    """
    if name == "-":
        return load_text(sys.stdin.buffer.read(), "<stdin>", Path())
    return load(name)


def read_record(name: str) -> Plan:
    """Read a plan.

    Raises:
        InputRefused: it cannot be read, or is no plan.
    """
    if name == "-":
        return read_plan(sys.stdin.buffer.read(MOST_BYTES + 1), "<stdin>")
    mend_beside(Path(name))
    try:
        with Path(name).open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a path"
        raise InputRefused([Problem(name, 0, 0, f"cannot be read: {reason}")]) from None
    return read_plan(content, name)


def mend_beside(file: Path) -> None:
    """Finish what a run that was killed had begun to write in a file's folder, and say so."""
    from periodize.workspace.mending import mend

    with contextlib.suppress(ValueError):
        for mended in mend(file.parent):
            warn(f"note: {mended} was not finished by a run that was killed; it is now")


def say_notes(notes: object, *, quiet: bool) -> None:
    """Print assumptions and warnings on stderr, one a line."""
    for note in notes if not quiet and isinstance(notes, tuple) else ():
        warn(f"note: {note}")
