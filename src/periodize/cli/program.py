"""The program: its commands, each read when it is called, and how errors become exit codes."""

from __future__ import annotations

import atexit
import gc
import io
import os
import sys
import time
from collections.abc import Sequence
from typing import Any

import click

from periodize import __version__
from periodize.cli.terminal.door import warn
from periodize.cli.terminal.exits import CLOSED_PIPE, INTERRUPTED, NOT_WRITTEN, exit_code, report
from periodize.cli.terminal.listed_commands import ListedCommands
from periodize.cli.terminal.numbers import BEGAN
from periodize.errors import PeriodizeError
from periodize.interrupts import end

COMMANDS = {
    "init": "Write a commented starter scenario, or one from a plan.",
    "runs": "Show what would be read from a calendar, table or export.",
    "refresh": "Fetch feeds again, and tell what changed in the running.",
    "solve": "Solve a scenario: print its calendar, write plan and .ics.",
    "check": "Let the referee judge a plan.",
    "progress": "Show how each exercise goes on from week to week.",
    "why": "Tell what holds the sessions of a day there.",
    "why-not": "Tell what forbids a session on a day, or its price.",
    "what-if": "Put variants beside the plan: what they change.",
    "find-date": "Rank the days on which a race could be run.",
    "replan": "Plan again from a day on, moving as little as can be.",
    "prices": "Tell what each rule costs, one step looser.",
    "slack": "List the days that each session could move to for free.",
    "alternatives": "Find other plans as good, or within a price.",
    "report": "Write the block as one page with pictures, to read and to print.",
    "roster": "Plan many athletes at once.",
    "serve": "Open the block as a page in the browser of this machine.",
    "repairs": "Where no plan exists, tell what it would take.",
    "log": "Show what was done beside what was planned.",
    "sync": "Keep a calendar on a server in step, both ways.",
    "weekly": "Fetch the runs, plan again with the fewest moves, bring it.",
    "workouts": "Write sessions as files for watch and phone.",
    "rules": "List the rules, or explain one with its numbers.",
    "models": "List the periodization models, or explain one.",
    "exercises": "List the exercises, or show one.",
    "schema": "Print the JSON Schema of a scenario.",
}
"""Each command and its help in a line, so that listing them reads none."""


ALLOCATIONS = 100_000
"""New objects between two searches for garbage; by itself Python searches after 700."""


class _Program(ListedCommands):
    """The commands, and errors that become exit codes."""

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """Run a command; what is wrong with how it is called is told through the door."""
        named = (args, prog_name or self.name, complete_var)
        if not standalone_mode:
            return super().main(*named, standalone_mode=False, **extra)
        try:
            code = super().main(*named, standalone_mode=False, **extra)
        except click.ClickException as error:
            told = io.StringIO()
            error.show(told)
            warn(told.getvalue(), nl=False)
            code = error.exit_code
        except OSError as error:
            # What is printed finds no room; files are told of by those who write them.
            warn(f"the output cannot be written: {error.strerror or error}")
            code = _shut_out(NOT_WRITTEN)
        code = code if isinstance(code, int) else 0
        end(code)
        sys.exit(code)

    def invoke(self, ctx: click.Context) -> object:
        start_lightly()
        ctx.meta[BEGAN] = time.monotonic()
        try:
            return super().invoke(ctx)
        except PeriodizeError as error:
            report(error)
            ctx.exit(exit_code(error))
        except BrokenPipeError:
            # Whoever read us, such as `head`, has read enough.
            ctx.exit(_shut_out(CLOSED_PIPE))
        except KeyboardInterrupt:
            # Where nobody listens to signals. Click would call this 1, which is for violations.
            warn("stopped")
            ctx.exit(INTERRUPTED)


def _shut_out(code: int) -> int:
    """See to it that nothing more is written to where nothing can be, at Python's end neither."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return code


def start_lightly() -> None:
    """Leave out what costs a short process more time than it saves."""
    # Nearly all that a command makes lives until it ends: no search for garbage finds much,
    # least of all the one that Python makes at the very end.
    gc.set_threshold(ALLOCATIONS)
    atexit.register(gc.freeze)
    # Pydantic would search every installed package for plugins of its own.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


@click.group(
    "periodize",
    cls=_Program,
    listed=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="periodize")
def program() -> None:
    """Strength sessions that fit around your runs and races, proven best and explained.

    \b
    Example:
      periodize init
      periodize solve scenario.yaml
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
