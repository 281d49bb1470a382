"""`periodize workouts`: sessions as files for watch and phone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import click

from periodize.cli.terminal.asked import DAY, output_of, plan_option
from periodize.cli.terminal.door import warn
from periodize.cli.terminal.output import make_folder
from periodize.cli.terminal.reading import read_scenario

FORMATS = ("fit", "text", "intervals", "csv")


@click.command(name="workouts", short_help="Write sessions as files for watch and phone.")
@click.argument("scenario", metavar="SCENARIO")
@click.option(
    "--to",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Folder for the files; else STEM.workouts beside the plan.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="fit",
    show_default=True,
    help="fit: a workout a session for a watch; text: for a phone; intervals: all as events of "
    "intervals.icu; csv: all as a log to fill.",
)
@click.option("--from", "since", type=DAY, metavar="DATE", help="Only sessions from this day on.")
@plan_option
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
def command(
    scenario: str,
    to: Path | None,
    form: str,
    since: date | None,
    plan_file: str | None,
    quiet: bool,
) -> None:
    """Write the sessions of SCENARIO's plan as files that a watch or phone reads.

    Files of `--format fit` are copied to the folder GARMIN/NEWFILES of a watch by USB. A session
    keeps its file's name when it moves, so writing again brings them up to date. The log is
    planned sets as they were done if all goes well: change what was otherwise, and give it to
    `periodize log`.

    \b
    Example:
      periodize workouts autumn-marathon.yaml --from 2027-05-10 --to watch
    """
    from periodize.cli.terminal.followed import plan_beside
    from periodize.workouts.files import files_of
    from periodize.workspace.followed import stem_of

    read = read_scenario(scenario)
    output = output_of(scenario, read.id, plan_file)
    plan = plan_beside(read, output, plan_file)
    folder = to or output.json.with_name(f"{stem_of(output.json)}.workouts")
    sessions = [each for each in plan.sessions if since is None or each.date >= since]
    files = files_of(read, sorted(sessions, key=lambda each: (each.start, each.id)), form)
    _write(folder, files, quiet=quiet)


def _write(folder: Path, files: Mapping[str, bytes], *, quiet: bool) -> None:
    from periodize.dates import counted
    from periodize.workspace.files import write_all

    if not folder.is_dir():
        make_folder(folder, quiet=quiet)
    write_all({folder / name: content for name, content in files.items()})
    kinds = {Path(name).suffix for name in files}
    left = sorted(f.name for f in folder.iterdir() if f.suffix in kinds and f.name not in files)
    if not quiet:
        warn(f"wrote {counted(len(files), 'file')} to {folder}")
        for name in left:
            warn(f"note: {folder / name} is of no session that was written")
