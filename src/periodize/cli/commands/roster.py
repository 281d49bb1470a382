"""`periodize roster`: many athletes at once; each of its commands is read when it is called."""

from __future__ import annotations

import importlib

import click

COMMANDS = {
    "solve": "Make every athlete's plan and calendar.",
}
"""Each command and its help in a line, so that listing them reads none."""


class _Group(click.Group):
    """Commands that are imported on demand."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        name = f"periodize.cli.commands.roster_{cmd_name.replace('-', '_')}"
        command: click.Command = importlib.import_module(name).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    name="roster",
    cls=_Group,
    short_help="Plan many athletes at once.",
)
def command() -> None:
    """Plan the athletes of a roster: one file that lists scenarios and shared places.

    \b
    Example:
      periodize roster solve squad.yaml
    """
