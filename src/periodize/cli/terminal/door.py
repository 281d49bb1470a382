"""The one door to the terminal: whatever is printed goes through here, and foreign text is shown.

Nothing that a name, a file or an argument holds is obeyed by the terminal. Escape codes of our own
are made by `paper` for colours, which marks them as drawn, and here for the line of progress.
"""

from __future__ import annotations

import contextlib
from typing import Any

import click

from periodize.wording.shown import shown, shown_json

_AWAY = "\r\x1b[K"
"""What takes a line of progress away."""


class Drawn(str):
    """Text that may hold our own escape codes: what is foreign in it is shown already."""

    __slots__ = ()


def typed(name: object) -> str:
    """A file's name as it is typed: in quotes where a shell would part it or obey a sign of it."""
    from shlex import quote

    return quote(str(name))


def tell(text: str = "", *, nl: bool = True) -> None:
    """Print a result."""
    click.echo(text if isinstance(text, Drawn) else shown(text), nl=nl)


def warn(text: str, *, nl: bool = True) -> None:
    """Print what is no result: notes, progress, errors. Where it cannot be read, work goes on."""
    with contextlib.suppress(OSError):
        click.echo(text if isinstance(text, Drawn) else shown(text), nl=nl, err=True)


def tell_json(value: Any, indent: int = 1) -> None:
    """Print a result for programs."""
    import json

    click.echo(shown_json(json.dumps(value, indent=indent, ensure_ascii=False)))


def write_over(text: str) -> None:
    """Print a line of progress in place of the one before; without text, take that away."""
    with contextlib.suppress(OSError):
        click.echo(f"{_AWAY}{shown(text)}", nl=False, err=True)
