"""A group of commands each of which is imported when it is called."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import Any

import click


class ListedCommands(click.Group):
    """Commands of a table, so that listing them reads none."""

    def __init__(self, *args: Any, listed: Mapping[str, str], prefix: str = "", **extra: Any):
        """Begin with a table of commands, each with its help in a line.

        What `prefix` says stands before the names of their modules in `periodize.cli.commands`.
        """
        super().__init__(*args, **extra)
        self._listed, self._prefix = listed, prefix

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of the table."""
        return list(self._listed)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name; None where there is none."""
        if cmd_name not in self._listed:
            return None
        module = f"{self._prefix}{cmd_name.replace('-', '_')}"
        command: click.Command = importlib.import_module(f"periodize.cli.commands.{module}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The table as it stands."""
        with formatter.section("Commands"):
            formatter.write_dl(list(self._listed.items()))
