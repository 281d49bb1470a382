"""`periodize progress`: how each exercise goes on from week to week."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from periodize.cli.terminal.door import tell
from periodize.cli.terminal.reading import read_record, say_notes

if TYPE_CHECKING:
    from periodize.plan import Plan
    from periodize.views.lifted import LiftedWeek


@click.command(name="progress", short_help="Show how each exercise goes on from week to week.")
@click.argument("plan", metavar="PLAN.json")
@click.option(
    "--units",
    type=click.Choice(["metric", "imperial"]),
    default="metric",
    show_default=True,
    help="Loads in kg or lb.",
)
@click.option(
    "--log",
    "logs",
    type=click.Path(path_type=Path),
    metavar="FILE",
    multiple=True,
    help="What was lifted, below what was planned; several can be given.",
)
def command(plan: str, units: str, logs: tuple[Path, ...]) -> None:
    """Show each exercise of PLAN.json over the block, the longest used first.

    w1 is the first week. After the first entry only what changes is written: sets x repetitions
    (or seconds), %1RM, load; RIR is repetitions in reserve. Deload, taper and race are marked. Of a
    week the heaviest dose is told, and behind a plus the one with most work. With --log the
    heaviest set that was done in each week stands below, behind the number of sets.

    \b
    Example:
      periodize progress autumn-marathon.plan.json
    """
    from periodize.cli.terminal.folding import columns
    from periodize.cli.terminal.progress_view import render_progress

    width = columns()
    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    read = read_record(plan)
    lifted = _lifted(read, logs, units) if logs else {}
    tell(render_progress(read, width, colour, units, lifted), nl=False)


def _lifted(plan: Plan, logs: Sequence[Path], units: str) -> Mapping[str, Sequence[LiftedWeek]]:
    from periodize.model.catalogue import load_catalogue
    from periodize.views.lifted import lifted_weeks
    from periodize.views.logs_read import logs_in
    from periodize.views.progress_steps import first_day

    sets, notes = logs_in(logs, load_catalogue().exercises, units)
    say_notes(tuple(notes), quiet=False)
    return lifted_weeks(sets, first_day(plan)) if plan.sessions else {}
