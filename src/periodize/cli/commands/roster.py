"""`periodize roster`: many athletes at once; each of its commands is read when it is called."""

from __future__ import annotations

import click

from periodize.cli.terminal.listed_commands import ListedCommands

COMMANDS = {
    "solve": "Make every athlete's plan and calendar.",
}
"""Each command and its help in a line, so that listing them reads none."""


@click.group(
    name="roster",
    cls=ListedCommands,
    listed=COMMANDS,
    prefix="roster_",
    short_help="Plan many athletes at once.",
)
def command() -> None:
    """Plan the athletes of a roster: one file that lists scenarios and shared places.

    \b
    Example:
      periodize roster solve squad.yaml
    """
