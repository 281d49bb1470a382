"""The command line: one file per command, each read only when it is called."""

from __future__ import annotations

import importlib
import sys

import click

from periodize import __version__
from periodize.cli.exits import INTERRUPTED, TERMINATED, Terminated, exit_code, report
from periodize.errors import PeriodizeError

COMMANDS = ("init", "solve", "check", "rules", "models", "exercises", "schema")


class _Group(click.Group):
    """Commands that are imported on demand, and errors that become exit codes."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"periodize.cli.{cmd_name}")
        command: click.Command = module.command
        return command

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except PeriodizeError as error:
            report(error)
            ctx.exit(exit_code(error))
        except KeyboardInterrupt as stop:
            # Click would call this 1, which is for violations.
            click.echo("stopped", err=True)
            ctx.exit(TERMINATED if isinstance(stop, Terminated) else INTERRUPTED)


@click.group("periodize", cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="periodize")
def main() -> None:
    """Strength sessions that fit around your runs and races, proven best and explained.

    \b
    Example:
      periodize init
      periodize solve scenario.yaml
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
