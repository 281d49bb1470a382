"""`periodize solve`: from a scenario to a calendar."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from periodize.cli.terminal.door import tell
from periodize.cli.terminal.exits import exit_code, report, say_stopped
from periodize.cli.terminal.numbers import left_of
from periodize.cli.terminal.output import Output
from periodize.cli.terminal.reading import read_scenario, say_notes
from periodize.cli.terminal.search_options import seed_option, time_limit_option
from periodize.errors import Interrupted, NoPlanExists
from periodize.plan import Plan

if TYPE_CHECKING:
    from periodize.block import Block


@click.command(
    name="solve", short_help="Solve a scenario: print its calendar, write plan and .ics."
)
@click.argument("scenario", metavar="SCENARIO")
@click.option("--model", metavar="NAME", help="Another model than the one that the scenario names.")
@time_limit_option("Stop after so many seconds.")
@seed_option()
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Folder for the files.",
)
@click.option(
    "--ics",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Where the calendar goes.",
)
@click.option(
    "--json",
    "json_file",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Where the plan goes.",
)
@click.option(
    "--csv",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write a table of all exercises, too.",
)
@click.option(
    "--busy",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write a second calendar that says only when, for others.",
)
@click.option("--anew", is_flag=True, help="Write the plan even where a better one stands.")
@click.option("--dry-run", is_flag=True, help="Print, and write nothing.")
@click.option("--sessions", is_flag=True, help="Print every session in full.")
@click.option("--wishes", is_flag=True, help="Print every wish that had to give.")
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
def command(
    scenario: str,
    model: str | None,
    time_limit: float | None,
    seed: int,
    out: Path | None,
    ics: Path | None,
    json_file: Path | None,
    csv: Path | None,
    busy: Path | None,
    anew: bool,
    dry_run: bool,
    sessions: bool,
    wishes: bool,
    quiet: bool,
) -> None:
    """Solve SCENARIO: print its calendar, and write STEM.plan.json and STEM.ics beside it.

    \b
    Example:
      periodize solve autumn-marathon.yaml --sessions
    """
    from periodize.calendars.continuity import carry_over
    from periodize.cli.terminal.light_notes import kit_notes, light_notes
    from periodize.cli.terminal.progress_line import ProgressLine
    from periodize.cli.terminal.repair_view import say_repairs
    from periodize.dates import format_day
    from periodize.explain.empty_weeks import unheld
    from periodize.explain.fit.light import too_light
    from periodize.explain.fit.other_kit import with_another_kit
    from periodize.planning import notes, solve
    from periodize.policy.case import case_of
    from periodize.workspace.floor import is_better, is_start

    read = read_scenario(scenario)
    folder = out or (Path() if scenario == "-" else Path(scenario).parent)
    stem = read.id if scenario == "-" else Path(scenario).stem
    json_file, ics = json_file or folder / f"{stem}.plan.json", ics or folder / f"{stem}.ics"
    output = Output(json_file, ics, csv, busy)
    output.refuse_doubles()
    case = case_of(read, model)
    say_notes((*read.notes, *notes(read, case=case)), quiet=quiet)
    if not dry_run:
        output.refuse_nowhere()
    earlier = None if dry_run else output.earlier()
    if earlier and earlier.replanned:
        since = format_day(earlier.replanned.since)
        told = f"the plan that stands in {output.json} was made again from {since} on"
        say_notes((f"{told}; solve plans its past anew, too; replan lets it stand",), quiet=quiet)
    progress = ProgressLine(quiet=quiet)
    try:
        starts = earlier and not anew and is_start(earlier, case, seed)
        solved = solve(
            read,
            seed=seed,
            time_limit=left_of(time_limit),
            report=progress,
            case=case,
            start=earlier.sessions if earlier and starts else (),
        )
    except Interrupted as error:
        raise click.exceptions.Exit(say_stopped(str(error))) from None
    except NoPlanExists as error:
        progress.clear()
        report(error)
        if not quiet and model is None:
            say_repairs(read, error, progress, seed=seed, time_limit=time_limit)
        raise click.exceptions.Exit(exit_code(error)) from None
    finally:
        progress.clear()
    found = solved.plan
    if earlier and not anew and is_better(earlier, found, read):
        told = f"the plan in {output.json} is no worse than what was found by now, and stays"
        say_notes((f"{told}; --anew writes the other one",), quiet=quiet)
        found = earlier
    elif found.without_reasons:
        told = "there was no time for the reasons of the sessions; the plan says so"
        asked = f"periodize why {scenario} DATE --plan {json_file}"
        say_notes((f"{told}, and `{asked}` tells those of a day",), quiet=quiet)
    plan = carry_over(found, earlier, read)
    if not dry_run:
        output.write(read, plan, quiet=quiet)
    if not quiet:
        block = solved.case.block
        say_notes(light_notes(too_light(block, plan), read.units), quiet=quiet)
        say_notes(kit_notes(with_another_kit(block, plan)), quiet=quiet)
        lacking = [] if solved.cut_short else [str(each) for each in unheld(solved.case, plan)]
        _print(solved.case.block, plan, lacking, sessions=sessions, wishes=wishes)
    if solved.interrupted:
        worth = "is not proven" if plan.status == "feasible" else "was proven already"
        raise click.exceptions.Exit(say_stopped(f"stopped; the best plan so far {worth}"))


def _print(
    block: Block, plan: Plan, lacking: Sequence[str], *, sessions: bool, wishes: bool
) -> None:
    from periodize.cli.terminal.calendar_view import render_calendar
    from periodize.cli.terminal.folding import columns, folded
    from periodize.cli.terminal.proof_view import NOTHING, render_lacking, render_proof
    from periodize.cli.terminal.session_view import render_sessions
    from periodize.explain.empty_weeks import holds_nothing
    from periodize.wording.sessions import loads_decided

    width = columns()
    if holds_nothing(plan):
        # First of all, since what follows is an empty calendar.
        tell(f"{render_lacking(lacking, width, first=NOTHING)}\n", nl=False)
        lacking = ()
    tell(
        render_calendar(
            block, plan, width, colour=sys.stdout.isatty() and not os.environ.get("NO_COLOR")
        )
    )
    if sessions:
        tell(render_sessions(block.scenario, plan, width))
    if loads := loads_decided(plan):
        tell(f"{folded([loads])}\n")
    tell(render_proof(plan, width, full=wishes, lacking=lacking))
