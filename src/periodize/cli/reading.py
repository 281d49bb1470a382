"""Reading a scenario that the command line names; `-` is standard input."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from periodize.scenario import Scenario, load, load_text


def read_scenario(name: str) -> Scenario:
    """Read a scenario, and say on stderr what was assumed.

    Raises:
        InputRefused: it cannot be read or used.
    """
    if name == "-":
        return load_text(sys.stdin.buffer.read(), "<stdin>", Path())
    return load(name)


def say_notes(notes: object, *, quiet: bool) -> None:
    """Print assumptions and warnings on stderr, one a line."""
    for note in notes if not quiet and isinstance(notes, tuple) else ():
        click.echo(f"note: {note}", err=True)
