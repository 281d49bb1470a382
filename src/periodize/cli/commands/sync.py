"""`periodize sync`: the plan and a calendar on a server, kept in step."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from periodize.cli.terminal.asked import DAY, asked, asking_options, output_of, plan_option
from periodize.cli.terminal.door import tell, tell_json
from periodize.cli.terminal.reading import read_scenario
from periodize.errors import CouldNotWrite

if TYPE_CHECKING:
    from periodize.calendars.sync.pushing import Told
    from periodize.cli.terminal.sync_accept import Passed


@click.command(name="sync", short_help="Keep a calendar on a server in step, both ways.")
@asking_options
@click.option("--url", metavar="URL", help="The calendar's address; else calendar.caldav.")
@click.option("--user", metavar="NAME", help="The name there; else calendar.user.")
@click.option(
    "--password-command",
    metavar="COMMAND",
    help="Prints the password; not needed where PERIODIZE_CALDAV_PASSWORD has it.",
)
@click.option(
    "--accept", is_flag=True, help="Take over what you did there: pin it, and plan the rest anew."
)
@click.option(
    "--from",
    "since",
    type=DAY,
    metavar="DATE",
    help="First open day for --accept; else that of the plan.",
)
@click.option("--restore", is_flag=True, help="Put back what you moved or deleted.")
@click.option("--dry-run", is_flag=True, help="Read and tell, and write nothing.")
@plan_option
def command(
    scenario: str,
    url: str | None,
    user: str | None,
    password_command: str | None,
    accept: bool,
    since: date | None,
    restore: bool,
    dry_run: bool,
    plan_file: str | None,
    json_out: bool,
    time_limit: float | None,
    seed: int,
    quiet: bool,
) -> None:
    """Bring the plan beside SCENARIO to a calendar on a server (CalDAV), and tell what you did.

    The calendar is read first. Sessions that you moved or deleted there are told and left as they
    are; events that are not ours are never touched. With --accept they become pins of SCENARIO: a
    moved one with its hour, a deleted one as an empty day; of the other sessions the fewest move,
    proven, and the new plan is brought. With --restore they are put back.

    The password is in PERIODIZE_CALDAV_PASSWORD, else what --password-command prints, else asked
    for; it is written nowhere.

    \b
    Example:
      periodize sync autumn-marathon.yaml --accept
    """
    if accept and (restore or scenario == "-"):
        raise click.UsageError("--accept needs a file, and does not go with --restore.")
    from periodize.cli.terminal.followed import plan_beside
    from periodize.cli.terminal.password import password_of
    from periodize.cli.terminal.sync_accept import with_all_taken
    from periodize.cli.terminal.sync_work import SyncWork, where
    from periodize.workspace.followed import stem_of
    from periodize.workspace.sync_files import alone

    read = read_scenario(scenario)
    output = output_of(scenario, read.id, plan_file)
    plan = plan_beside(read, output, plan_file)
    address, name = where(read, url, user)
    stem = stem_of(output.json)
    with alone(output.json, stem):
        password = password_of(password_command, name)
        work = SyncWork(address, name, password, output.json, stem, dry_run=dry_run)
        if not accept:
            told = work.brought(read, plan, restore=restore)
            _say(told, json_out=json_out, quiet=quiet, dry_run=dry_run)
            return
        with asked(
            scenario, seed=seed, time_limit=time_limit, quiet=quiet, of_plan=True, is_named=True
        ) as opened:
            passed = with_all_taken(work, opened, Path(scenario), output, plan, since, quiet=quiet)
        _say_taken(passed, read.units, json_out=json_out, quiet=quiet, dry_run=dry_run)


def _say(told: Told, *, json_out: bool, quiet: bool, dry_run: bool) -> None:
    from periodize.cli.terminal.sync_view import as_json, lines

    if json_out:
        tell_json(as_json(told))
    elif not quiet:
        for line in lines(told, dry_run=dry_run):
            tell(line)
    _end(told)


def _end(told: Told) -> None:
    """End as where something could not be written, if the server refused some of it.

    Raises:
        CouldNotWrite: it did.
    """
    if told.refused:
        raise CouldNotWrite(f"the server did not take {', '.join(told.refused)}")


def _say_taken(passed: Passed, units: str, *, json_out: bool, quiet: bool, dry_run: bool) -> None:
    """Say what the athlete did, what was taken, what moves for it, and what was brought."""
    from periodize.cli.terminal.answer_view import difference_lines
    from periodize.cli.terminal.folding import columns
    from periodize.cli.terminal.paper import printed
    from periodize.cli.terminal.sync_view import taken_as_json, taken_lines

    if json_out:
        tell_json(taken_as_json(passed))
    elif not quiet:
        for line in taken_lines(passed, dry_run=dry_run):
            tell(line)
        answer = passed.taken.answer if passed.taken else None
        if answer and answer.difference:
            lines = difference_lines(answer.difference, units, ())
            tell(printed(lines, columns()), nl=False)
    _end(passed.told)
