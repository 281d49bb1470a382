"""`periodize solve`: from a scenario to a calendar."""

from __future__ import annotations

import shutil
import signal
import sys
from pathlib import Path
from types import FrameType

import click

from periodize.cli.exits import INTERRUPTED, TERMINATED, Terminated
from periodize.cli.reading import read_scenario, say_notes
from periodize.errors import CouldNotWrite, InputRefused, Interrupted
from periodize.plan import Plan, read_plan, write_plan
from periodize.scenario import Scenario


@click.command(
    name="solve", short_help="Solve a scenario: print its calendar, write plan and .ics."
)
@click.argument("scenario", metavar="SCENARIO")
@click.option("--model", metavar="NAME", help="Another model than the one that the scenario names.")
@click.option(
    "--time-limit",
    type=click.FloatRange(min=0),
    metavar="SECONDS",
    help="Stop after so many seconds.",
)
@click.option(
    "--seed",
    type=click.IntRange(0, 2**31 - 1),
    default=1,
    show_default=True,
    metavar="N",
    help="Seed of the solver.",
)
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
    dry_run: bool,
    sessions: bool,
    wishes: bool,
    quiet: bool,
) -> None:
    """Solve SCENARIO: print its calendar, and write STEM.plan.json and STEM.ics beside it.

    \b
    Example:
      periodize solve autumn-marathon.yaml --sessions
    """  # noqa: D301
    from periodize.cli.progress import ProgressLine
    from periodize.export.continuity import carry_over
    from periodize.planning import notes, solve

    read = read_scenario(scenario)
    say_notes((*read.notes, *notes(read, model)), quiet=quiet)
    folder = out or (Path() if scenario == "-" else Path(scenario).parent)
    stem = read.id if scenario == "-" else Path(scenario).stem
    json_file = json_file or folder / f"{stem}.plan.json"
    earlier = None if dry_run else _earlier(json_file)
    progress = ProgressLine(quiet=quiet)
    signal.signal(signal.SIGTERM, _terminate)
    try:
        solved = solve(read, model=model, seed=seed, time_limit=time_limit, report=progress)
    except Interrupted as error:
        raise click.exceptions.Exit(_stopped(str(error))) from None
    finally:
        progress.clear()
    plan = carry_over(solved.plan, earlier, read)
    if not dry_run:
        _write(read, plan, json_file, ics or folder / f"{stem}.ics", csv)
    if not quiet:
        _print(read, plan, sessions=sessions, wishes=wishes)
    if solved.interrupted:
        raise click.exceptions.Exit(_stopped("stopped; the best plan so far is not proven"))


_signals: list[int] = []


def _terminate(number: int, frame: FrameType | None) -> None:
    _signals.append(number)
    raise Terminated


def _stopped(text: str) -> int:
    click.echo(text, err=True)
    return TERMINATED if _signals else INTERRUPTED


def _earlier(file: Path) -> Plan | None:
    """The plan that stands where ours will go; refuses to replace what is no plan."""
    if not file.exists():
        return None
    try:
        return read_plan(file.read_bytes(), str(file))
    except (InputRefused, OSError) as error:
        told = str(error).splitlines()[0]
        raise CouldNotWrite(f"{file} is in the way and no plan of ours ({told}); move it") from None


def _write(scenario: Scenario, plan: Plan, json_file: Path, ics: Path, csv: Path | None) -> None:
    from periodize.export.csv import to_csv
    from periodize.export.files import write_all
    from periodize.export.ics import to_ics

    files = {json_file: write_plan(plan), ics: to_ics(scenario, plan)}
    if csv:
        files[csv] = to_csv(scenario, plan)
    for folder in {file.parent for file in files}:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CouldNotWrite(f"{folder}: {error.strerror}") from None
    write_all(files)
    for file in files:
        click.echo(f"wrote {file}", err=True)


def _print(scenario: Scenario, plan: Plan, *, sessions: bool, wishes: bool) -> None:
    from periodize.cli.calendar_view import render_calendar
    from periodize.cli.proof_view import render_proof
    from periodize.cli.session_view import render_sessions

    width = max(40, shutil.get_terminal_size((100, 24)).columns)
    click.echo(render_calendar(scenario, plan, width, colour=sys.stdout.isatty()))
    if sessions:
        click.echo(render_sessions(scenario, plan, width))
    click.echo(render_proof(plan, width, full=wishes))
