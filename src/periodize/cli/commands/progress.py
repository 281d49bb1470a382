"""`periodize progress`: how each exercise goes on from week to week."""

from __future__ import annotations

import os
import sys

import click

from periodize.cli.terminal.door import tell
from periodize.cli.terminal.reading import read_record


@click.command(name="progress", short_help="Show how each exercise goes on from week to week.")
@click.argument("plan", metavar="PLAN.json")
@click.option(
    "--units",
    type=click.Choice(["metric", "imperial"]),
    default="metric",
    show_default=True,
    help="Loads in kg or lb.",
)
def command(plan: str, units: str) -> None:
    """Show each exercise of PLAN.json over the block, the longest used first.

    w1 is the first week. After the first entry only what changes is written: sets x repetitions
    (or seconds), %1RM, load; RIR is repetitions in reserve. Deload, taper and race are marked. Of a
    week the heaviest dose is told, and behind a plus the one with most work.

    \b
    Example:
      periodize progress autumn-marathon.plan.json
    """
    from periodize.cli.terminal.folding import columns
    from periodize.cli.terminal.progress_view import render_progress

    width = columns()
    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    tell(render_progress(read_record(plan), width, colour, units), nl=False)
